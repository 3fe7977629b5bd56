{% include "assets/policy/frame.js" %}
{% include "assets/policy/roles.js" %}
{% include "assets/policy/tables.js" %}
{% include "assets/policy/clauses.js" %}
{% include "assets/policy/notices.js" %}
{% include "assets/policy/copying.js" %}
{% include "assets/policy/mailing.js" %}
{% include "assets/policy/explaining.js" %}
