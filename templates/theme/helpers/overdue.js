import { helperWords } from "./policy.js";
import { start } from "./view.js";

const words = helperWords();
start(words, async () => {
  throw new Error("not there yet");
});
