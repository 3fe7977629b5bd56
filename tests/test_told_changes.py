"""A changed value of the profile is told in one sentence, as a native colleague says it."""

import re
from datetime import date, time
from decimal import Decimal
from string import Formatter
from typing import Any

import pytest
from telling_changes import LANGUAGES, changed, company, spaced, words

from policy_gen.history.amendments import Matter, Value
from policy_gen.history.parameters import is_restricted, parameters
from policy_gen.history.reaching import reached
from policy_gen.history.wording import name_of, told, told_bare
from policy_gen.profile.model import Profile


def said(language: str, path: str, before: Value, after: Value) -> str:
    profile = company(language)
    return spaced(told(changed(path, before, after), profile, profile, words(language)))


@pytest.mark.parametrize(
    ("path", "before", "after", "ru", "ro", "hu", "en"),
    [
        (
            "receivables.claim.period_days", 30, 20,
            "Срок ответа на претензию: 30 → 20 календарных дней (строже для клиента)",
            "Termenul de plată din somație: 30 → 20 de zile calendaristice (mai strict pentru client)",
            "A felszólítás határideje: 30 → 20 naptári nap (szigorúbb az ügyfélnek)",
            "Time to pay after the demand letter: 30 → 20 calendar days (stricter for the client)",
        ),
        (
            "receivables.day1.first_call_within", 2, 1,
            "Срок первого звонка клиенту: 2 → 1 рабочий день (строже для сотрудников)",
            "Termenul primului apel către client: 2 → 1 zi lucrătoare (mai strict pentru angajați)",
            "Az első hívás határideje: 2 → 1 munkanap (szigorúbb a munkatársaknak)",
            "Time to make the first call to the client: 2 → 1 business day (stricter for staff)",
        ),
        (
            "receivables.meetings.required_over_amount", None, Decimal(1500000),
            "Долг, при котором нужна встреча: не требуется → 1 500 000 ₽ (строже для сотрудников)",
            "Datoria de la care este obligatorie întâlnirea: nu se cere → 1.500.000 lei "
            "(mai strict pentru angajați)",
            "Tartozás, amelynél személyes megbeszélés kell: nem kell → 1 500 000 Ft "
            "(szigorúbb a munkatársaknak)",
            "Debt from which a meeting is required: not required → RUB 1,500,000 (stricter for staff)",
        ),
        (
            "prepayment.percent", 30, 50,
            "Размер предоплаты: 30 % → 50 % (строже для клиента)",
            "Partea plătită în avans: 30% → 50% (mai strict pentru client)",
            "Az előrefizetés aránya: 30% → 50% (szigorúbb az ügyfélnek)",
            "Share paid in advance: 30% → 50% (stricter for the client)",
        ),
        (
            "document.owner", "head_of_sales", "finance_director",
            "Ответственный за документ: руководитель отдела продаж → финансовый директор",
            "Responsabilul documentului: director de vânzări → director financiar",
            "A szabályzat gazdája: értékesítési vezető → pénzügyi vezető",
            "Owner of the document: head of sales → finance director",
        ),
        (
            "document.review_date", date(2027, 3, 1), date(2027, 6, 1),
            "Дата пересмотра: 1 марта 2027 г. → 1 июня 2027 г.",
            "Data revizuirii: 1 martie 2027 → 1 iunie 2027",
            "A felülvizsgálat napja: 2027. március 1. → 2027. június 1.",
            "Review date: 1 March 2027 → 1 June 2027",
        ),
        (
            "receivables.day1.finance_informs_by", "10:00", "09:00",
            "Час, до которого сообщают о неоплаченных счетах: 10:00 → 9:00 (строже для сотрудников)",
            "Ora până la care se anunță facturile neplătite: 10:00 → 9:00 (mai strict pentru angajați)",
            "A ki nem fizetett számlák jelzésének időpontja: 10.00 → 9.00 (szigorúbb a munkatársaknak)",
            "Time by which unpaid invoices are reported: 10:00 → 09:00 (stricter for staff)",
        ),
        (
            "refusal.parting.letter", True, False,
            "Письмо о прекращении сотрудничества: да → нет (строже для клиента)",
            "Scrisoarea de încetare a colaborării: da → nu (mai strict pentru client)",
            "Levél az együttműködés befejezéséről: igen → nem (szigorúbb az ügyfélnek)",
            "Letter on parting: yes → no (stricter for the client)",
        ),
        (
            "refusal.register.review", "monthly", "weekly",
            "Как часто разбирают журнал отказов: раз в месяц → раз в неделю (строже для сотрудников)",
            "Cât de des se analizează registrul refuzurilor: o dată pe lună → o dată pe săptămână "
            "(mai strict pentru angajați)",
            "Az elutasítások nyilvántartásának áttekintése: havonta → hetente (szigorúbb a munkatársaknak)",
            "Review of the refusal register: once a month → once a week (stricter for staff)",
        ),
        (
            "receivables.current.channels", ("phone", "sms"), ("phone", "email", "messenger"),
            "Каналы напоминаний — добавлено: электронная почта и мессенджер, убрано: СМС",
            "Canalele mesajelor de reamintire – în plus: e-mail și aplicație de mesagerie, nu mai apare: SMS",
            "Az emlékeztetők csatornái – új: e-mail és üzenetküldő alkalmazás, kimaradt: SMS",
            "Channels of reminders – added: e-mail and messenger, removed: text message",
        ),
        (
            "receivables.current.reminders_before_due", ("5", "1"), ("7", "3", "1"),
            "За сколько календарных дней до срока оплаты напоминают: 5 и 1 → 7, 3 и 1",
            "Cu câte zile calendaristice înainte de scadență se reamintește plata: 5 și 1 → 7, 3 și 1",
            "Hány naptári nappal az esedékesség előtt emlékeztetünk: 5 és 1 → 7, 3 és 1",
            "Calendar days before the due date on which we remind: 5 and 1 → 7, 3 and 1",
        ),
        (
            "roles.head_of_sales.may_decide.schedule_days", 30, 14,
            "Самый долгий график погашения, который руководитель отдела продаж утверждает сам: "
            "30 → 14 календарных дней (права сотрудников уже)",
            "Durata maximă a graficului de plată pe care directorul de vânzări îl aprobă singur: "
            "30 → 14 zile calendaristice (drepturi mai restrânse pentru angajați)",
            "A leghosszabb törlesztési ütemterv, amelyről az értékesítési vezető egyedül dönthet: "
            "30 → 14 naptári nap (szűkebb jogkör a munkatársaknak)",
            "Longest repayment schedule the head of sales may approve alone: "
            "30 → 14 calendar days (narrower rights of staff)",
        ),
        (
            "roles.lawyer.deputy", "ceo", "finance_director",
            "Кто замещает юриста: генеральный директор → финансовый директор",
            "Cine îl înlocuiește pe avocat: administrator → director financiar",
            "Az ügyvéd helyettese: ügyvezető → pénzügyi vezető",
            "Deputy of the lawyer: chief executive → finance director",
        ),
        (
            "company.phone", "+73430000000", "+73430000009",
            "Телефон Компании: +7 343 000 00 00 → +7 343 000 00 09",
            "Telefonul Societății: +7 343 000 00 00 → +7 343 000 00 09",
            "A Társaság telefonszáma: +7 343 000 00 00 → +7 343 000 00 09",
            "The Company’s phone number: +7 343 000 00 00 → +7 343 000 00 09",
        ),
        (
            "document.code", "SD-CWP-01", "SD-CWP-02",
            "Обозначение документа: SD-CWP-01 → SD-CWP-02",
            "Codul documentului: SD-CWP-01 → SD-CWP-02",
            "A szabályzat jele: SD-CWP-01 → SD-CWP-02",
            "Document code: SD-CWP-01 → SD-CWP-02",
        ),
        (
            "receivables.court.earliest_days_after_claim", "pack", 30,
            "Наименьший срок от претензии до иска: по закону → 30 календарных дней",
            "Perioada minimă dintre somație și acțiunea în instanță: conform legii → "
            "30 de zile calendaristice",
            "A felszólítás és a per közötti legrövidebb idő: a törvény szerint → 30 naptári nap",
            "Shortest time from the demand letter to a suit: as the law sets → 30 calendar days",
        ),
        (
            "refusal.parting_signs.abuse.warnings", 1, 2,
            "Предупреждения до прекращения сотрудничества, признак «оскорбления и угрозы»: "
            "1 → 2 предупреждения (мягче для клиента)",
            "Avertismente înainte de încetarea colaborării, semnul „jigniri și amenințări”: "
            "1 → 2 avertismente (mai îngăduitor cu clientul)",
            "Figyelmeztetés az együttműködés befejezése előtt (sértegetés és fenyegetés): "
            "1 → 2 figyelmeztetés (enyhébb az ügyfélnek)",
            "Warnings before parting, sign “insults and threats”: 1 → 2 warnings (softer for the client)",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "",
)  # fmt: skip
def test_a_change_is_told_in_each_language(
    path: str, before: Value, after: Value, ru: str, ro: str, hu: str, en: str
) -> None:
    assert said("ru", path, before, after) == ru
    assert said("ro", path, before, after) == ro
    assert said("hu", path, before, after) == hu
    assert said("en", path, before, after) == en


def test_entries_of_lists_are_named_as_the_company_calls_them() -> None:
    holod = "partners.holod"
    assert said("ru", "segments.chains.negotiation_days", 10, 7) == (
        "Срок переговоров, сегмент «Федеральные и региональные сети»: 10 → 7 календарных дней "
        "(строже для клиента)"
    )
    assert said("ru", holod, None, "holod") == "Новый партнёр: ООО «ХолодСервис»"
    assert said("ru", holod, "holod", None) == "Партнёр ООО «ХолодСервис» больше не указан"
    assert said("en", holod, None, "holod") == "New partner: HolodService LLC"
    assert said("ru", f"{holod}.regions", ("ekb",), ("ekb", "tyumen")).endswith(" — добавлено: Тюмень")
    assert said("ru", "receivables.contact_ladder.2.ours", "lawyer", "ceo").startswith(
        "Кто говорит с клиентом с 9-го дня просрочки:"
    )
    assert said("en", "receivables.amount_bands.large.court", True, False) == (
        "Court action, debts from RUB 5,000,000: yes → no (softer for the client)"
    )
    assert said("ru", "receivables.amount_bands.large.below", Decimal(9000000), None) == (
        "Верхняя граница 3-й группы долгов: 9 000 000 ₽ → без ограничения"
    )


def test_a_step_of_approval_that_came_or_went_is_told_with_its_limit_of_then_or_of_now() -> None:
    old = company("ru")
    receivables = old.receivables
    first, last = receivables.preventive.credit_approvals
    lower = first.model_copy(update={"up_to": Decimal(300000), "role": "head_of_sales"})
    preventive = receivables.preventive.model_copy(update={"credit_approvals": (lower, first, last)})
    new = old.model_copy(update={"receivables": receivables.model_copy(update={"preventive": preventive})})
    path = "receivables.preventive.credit_approvals.0"
    came, went = changed(path, None, "0"), changed(path, "0", None)
    assert spaced(told(came, old, new, words("ru"))) == (
        "Новая ступень утверждения кредитного лимита: руководитель отдела продаж, до 300 000 ₽"
    )
    assert spaced(told(went, old, new, words("ru"))) == (
        "Ступени утверждения кредитного лимита больше нет: финансовый директор, до 400 000 ₽"
    )
    went = changed("receivables.schedules.2", "2", None)
    assert told(went, old, new, words("en")).endswith(": chief executive, no limit")


@pytest.mark.parametrize(
    ("path", "before", "after", "ending"),
    [
        (
            "segments.retail.payment_terms_days",
            14,
            0,
            ": 14 календарных дней → предоплата (строже для клиента)",
        ),
        (
            "receivables.day1.first_call_within",
            1,
            0,
            ": 1 рабочий день → в тот же день (строже для сотрудников)",
        ),
        (
            "roles.lawyer.may_decide.write_off",
            Decimal(0),
            Decimal(5000),
            ": нет права → 5 000 ₽ (права сотрудников шире)",
        ),
        ("partners.holod.agreement.non_solicit_months", 0, 6, ": нет → 6 месяцев (строже для партнёра)"),
        ("scope_control.included_revisions", 2, 0, ": 2 → 0 раундов правок (строже для клиента)"),
    ],
)
def test_nought_is_told_as_what_it_means(path: str, before: Value, after: Value, ending: str) -> None:
    assert said("ru", path, before, after).endswith(ending)


def test_a_firm_of_services_speaks_of_its_work() -> None:
    assert said("hu", "supply.min_amount", None, Decimal(50000)).startswith(
        "Tartozás, amelytől a szolgáltatás leáll"
    )
    assert said("ru", "supply.min_amount", None, Decimal(50000)).startswith("Долг, с которого поставку")


def test_a_name_that_the_language_lacks_is_told_in_the_binding_one() -> None:
    profile = company("ru")
    sentence = told(changed("partners.holod", None, "holod"), None, profile, words("hu"))
    assert sentence == "Új partner: ООО «ХолодСервис»"
    assert told(changed("document.owner", "lawyer", "hr"), profile, profile, words("ro")).endswith(
        "resurse umane"
    )


def reworded(profile: Profile, **texts: str) -> Profile:
    """The same company with another answer where there is no partner."""
    fallback = {**profile.partner_programme.no_partner_fallback, **texts}
    programme = profile.partner_programme.model_copy(update={"no_partner_fallback": fallback})
    return profile.model_copy(update={"partner_programme": programme})


def test_a_short_text_is_told_whole_and_a_long_one_only_as_changed() -> None:
    old = reworded(company("ru"), ru="Мы никого не рекомендуем.")
    path = "partner_programme.no_partner_fallback"
    for new, ending in (
        (reworded(old, ru="Мы подскажем."), "«Мы никого не рекомендуем.» → «Мы подскажем.»"),
        (reworded(old, ru="Мы подскажем. " * 9), "изменён текст"),
        (reworded(old, en="We recommend nobody."), "изменён текст на других языках"),
    ):
        assert told(changed(path, "a", "b"), old, new, words("ru")).endswith(f": {ending}")


def test_a_renamed_entry_and_a_role_with_a_new_title_are_told_by_both_names() -> None:
    old = company("ru")
    units = tuple(
        unit.model_copy(update={"name": {"ru": "Сбыт"}}) if unit.id == "sales" else unit for unit in old.units
    )
    renamed = old.model_copy(update={"units": units})
    sentence = told(changed("units.sales.name", "a", "b"), old, renamed, words("ru"))
    assert sentence == "Название подразделения: «Отдел продаж» → «Сбыт»"
    role = old.roles["lawyer"].model_copy(update={"title": {"ru": {"nom": "адвокат", "gen": "адвоката"}}})
    retitled = old.model_copy(update={"roles": {**old.roles, "lawyer": role}})
    deputy = changed("roles.lawyer.deputy", "ceo", "hr")
    assert told(deputy, old, retitled, words("ru")).startswith("Кто замещает адвоката:")


def test_each_side_counts_in_its_own_currency_and_calls_roles_by_its_own_titles() -> None:
    old = company("ru")
    firm = old.company.model_copy(update={"currency": "EUR"})
    new = old.model_copy(update={"company": firm})
    sentence = told(
        changed("receivables.court.min_amount", Decimal(100000), Decimal(1000)), old, new, words("ru")
    )
    assert spaced(sentence).startswith("Долг, с которого обращаются в суд: 100 000 ₽ → 1 000 €")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_profile_ids_stand_for_names_and_nothing_breaks(language: str) -> None:
    for pattern, one in parameters().items():
        path = pattern.replace("*", "acme")
        value: Value = ("acme",) if one.kind in ("field", "region") else "acme"
        sentence = told(changed(path, value, None), None, None, words(language))
        assert sentence[:1] == sentence[:1].upper()
        assert not set("{}") & set(sentence)
    assert "acme" in told(changed("segments.acme.negotiation_days", 5, 3), None, None, words(language))
    assert "ops_x" in told(changed("document.owner", "ceo", "ops_x"), None, None, words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_company_is_told_without_an_id(language: str) -> None:
    profile = company(language)
    for pattern, one in parameters().items():
        path = concrete(profile, pattern)
        if path is None or one.is_entry or pattern.endswith(".id"):
            continue
        value = as_changed(reached(profile, path))
        sentence = told(changed(path, None, value), profile, profile, words(language))
        quoted_away = sentence.split(": ", 1)[-1] if one.kind in ("line", "code", "text", "title") else ""
        assert "_" not in sentence.removesuffix(quoted_away), sentence


def concrete(profile: Profile, pattern: str) -> str | None:
    """The path of the first entry that fits the pattern; None where the company has none."""
    path = ""
    for part in pattern.split("."):
        here = reached(profile, path) if path else profile
        if part == "*":
            if not here:
                return None
            part = next(iter(here)) if isinstance(here, dict) else str(getattr(here[0], "id", 0))
        path = f"{path}.{part}".strip(".")
    return path


def as_changed(value: Any) -> Value:
    """A value of the model as a change holds it."""
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "text" if isinstance(value, dict) else value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_a_name_in_each_language_and_says_of_which_entry(language: str) -> None:
    spoken = words(language)
    values = {pattern for pattern, one in parameters().items() if not one.is_entry}
    assert {name.removesuffix("_services") for name in spoken.names} == values
    assert list(spoken.names) == list(words("en").names)
    assert set(spoken.items) == set(parameters()) - values
    for pattern, name in spoken.names.items():
        pattern = pattern.removesuffix("_services")
        places = {field for _, field, _, _ in Formatter().parse(name) if field}
        assert places <= {"item", "quoted", "n"}, name
        assert bool(places) <= ("*" in pattern), name
        named_by_itself = pattern.endswith((".name", ".title"))
        assert places or named_by_itself or "*" not in pattern, name
        assert name[:1] == name[:1].lower() or name.startswith(
            ("B ", "CRM", "CRM ", "the Company".title())
        ), name
    for parts in ("told", "effects"):
        assert set(getattr(spoken, parts)) == set(getattr(words("en"), parts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_values_share_a_name(language: str) -> None:
    names = list(words(language).names.values())
    assert {name for name in names if names.count(name) > 1} == set()


def test_in_hungarian_the_article_follows_the_first_sound_of_a_name() -> None:
    assert said("hu", "refusal.situations.other_field.enabled", True, False).startswith(
        "Elutasítás a „nem a mi"
    )
    assert said("hu", "refusal.situations.wrong_number.enabled", True, False).startswith(
        "Elutasítás a „téves"
    )
    assert said("hu", "refusal.situations.acme.enabled", True, False).startswith(
        "Elutasítás az „acme” helyzetben"
    )
    spoken = words("hu")
    around = [text for part in spoken.around.values() for text in part.values()]
    items = [text for item in spoken.items.values() for text in item.values()]
    for text in (*spoken.names.values(), *items, *spoken.told.values(), *around):
        assert not re.search(r"\b[Aa]z?(?:\(z\))? [^\w\s]?\{", text), text
        assert not re.search(r"\}[”)]?-?[a-záéíóöőúüű]", text), text


def test_the_name_alone_stands_inside_a_sentence() -> None:
    profile = company("ru")
    assert (
        name_of("receivables.claim.period_days", profile, profile, words("ru")) == "срок ответа на претензию"
    )
    assert name_of("roles.lawyer.deputy", None, None, words("hu")) == "a jogász helyettese"


def flat(said: Any, path: str = "") -> dict[str, set[str]]:
    """Each text below with its named parts."""
    if isinstance(said, str):
        return {path: {field for _, field, _, _ in Formatter().parse(said) if field}}
    return {
        key: parts for name, below in said.items() for key, parts in flat(below, f"{path}.{name}").items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_around_changes_have_the_same_keys_and_parts_in_each_language(language: str) -> None:
    assert flat(words(language).around) == flat(words("en").around)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_switched_on_or_off_has_a_sentence_in_the_change_log(language: str) -> None:
    flags = {
        pattern
        for pattern, one in parameters().items()
        if one.kind == "flag" and one.matter is not Matter.DOCUMENT and not is_restricted(pattern)
    }
    assert set(words(language).flags) == flags
    assert all(said["on"] != said["off"] for said in words(language).flags.values())


def test_a_value_that_came_or_went_is_said_so() -> None:
    came = changed("receivables.late_charges.contract_rate_pa", None, Decimal(12))
    went = changed("receivables.late_charges.contract_rate_pa", Decimal(12), None)
    told_in = {
        (language, one.before is None): spaced(
            told_bare(one, company(language), company(language), words(language), "prose")
        ).partition(": ")[2]
        for language in LANGUAGES
        for one in (came, went)
    }
    assert told_in == {
        ("ru", True): "12 % (раньше не было)",
        ("ru", False): "больше нет (раньше 12 %)",
        ("ro", True): "12% (înainte: nu exista)",
        ("ro", False): "nu mai există (înainte: 12%)",
        ("hu", True): "12% (eddig nem volt)",
        ("hu", False): "már nincs (eddig 12%)",
        ("en", True): "12% (previously not set)",
        ("en", False): "none now (previously 12%)",
    }
