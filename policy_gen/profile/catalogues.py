"""Closed lists a profile chooses from; each language has a word for every entry."""

import re
from enum import StrEnum


class SourceOption(StrEnum):
    SITE = "site"
    SEARCH = "search"
    AD = "ad"
    RECOMMENDATION = "recommendation"
    PARTNER = "partner"
    EXHIBITION = "exhibition"
    REPEAT = "repeat"
    OTHER = "other"


class Criterion(StrEnum):
    """What significance is scored by; the first four are tactical, the others strategic."""

    REVENUE_12M = "revenue_12m"
    MARGIN = "margin"
    PAYMENT_QUALITY = "payment_quality"
    FREE_CAPACITY_FIT = "free_capacity_fit"
    MARKET_NAME = "market_name"
    GROWTH = "growth"
    REFERENCE_VALUE = "reference_value"
    NEW_REGION_OR_FIELD = "new_region_or_field"


class FirmStep(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    NO_AND_REASON = "no_and_reason"
    REPEAT_CALMLY = "repeat_calmly"
    PLAN_B = "plan_b"
    CLOSE_POLITELY = "close_politely"


class QualificationCheck(StrEnum):
    REGISTERED_AND_ACTIVE = "registered_and_active"
    NO_TAX_OR_COURT_RED_FLAGS = "no_tax_or_court_red_flags"
    TWO_REFERENCES = "two_references"
    TEST_CALL = "test_call"
    NAMED_CONTACT = "named_contact"
    LICENCE = "licence"
    INSURANCE = "insurance"
    SITE_VISIT = "site_visit"


class CreditCheck(StrEnum):
    REGISTER = "register"
    INSOLVENCY_LIST = "insolvency_list"
    COURT_CASES = "court_cases"
    OWN_HISTORY = "own_history"
    CREDIT_REPORT = "credit_report"
    TAX_DEBTS = "tax_debts"
    REFERENCES = "references"


STANDARD_SITUATIONS = frozenset(
    {"other_field", "narrow", "wrong_number", "out_of_stock", "no_capacity", "below_minimum_order"}
)
"""Situations of REF-030 that the rules know by name; a company may add its own."""


class ContractTerm(StrEnum):
    TERM = "term"
    LATE_INTEREST = "late_interest"
    STOP_SUPPLY_RIGHT = "stop_supply_right"
    CLAIM_PROCEDURE = "claim_procedure"
    JURISDICTION = "jurisdiction"
    CONTACT_PERSONS = "contact_persons"
    PREPAYMENT_RIGHT = "prepayment_right"
    RETENTION_OF_TITLE = "retention_of_title"
    ACCEPTANCE = "acceptance"
    SCOPE = "scope"
    RECONCILIATION = "reconciliation"
    ELECTRONIC_DOCUMENTS = "electronic_documents"
    CLAIM_BY_EMAIL = "claim_by_email"


class ReminderChannel(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    MESSENGER = "messenger"
    SMS = "sms"
    LETTER = "letter"


class TheirLevel(StrEnum):
    """Whom we talk to on the client's side."""

    ACCOUNTANT = "accountant"
    HEAD = "head"
    DIRECTOR = "director"


class ShortPaymentReason(StrEnum):
    PRICE_DIFFERENCE = "price_difference"
    QUANTITY = "quantity"
    QUALITY = "quality"
    BANK_FEE = "bank_fee"
    BONUS_SET_OFF = "bonus_set_off"
    UNKNOWN = "unknown"


class Kpi(StrEnum):
    DSO = "dso"
    OVERDUE_SHARE = "overdue_share"
    PROMISES_KEPT = "promises_kept"
    STAGE_ON_TIME = "stage_on_time"


class Occasion(StrEnum):
    """When a forbidden phrase tempts; each phrase of the lists names its occasions."""

    REFUSING = "refusing"
    WAITING = "waiting"
    MONEY = "money"
    CONDUCT = "conduct"


class Script(StrEnum):
    """What employees say; a company may put each in its own words."""

    NO_OTHER_FIELD = "no_other_field"
    REFER = "refer"
    WAIT_STOCK = "wait_stock"
    WAIT_CAPACITY = "wait_capacity"
    WRONG_NUMBER = "wrong_number"
    BUSY_NOW = "busy_now"
    CHECK_OK_GOODS = "check_ok_goods"
    CHECK_OK_SERVICES = "check_ok_services"
    REMIND = "remind"
    DEBTOR_ASKS = "debtor_asks"
    FIRST_CALL = "first_call"
    AGREE_DATE = "agree_date"
    LAST_WARNING = "last_warning"
    KEEP_IN_TOUCH = "keep_in_touch"
    PAST_TALKS = "past_talks"
    END_CALL = "end_call"
    HANG_UP = "hang_up"
    NARROW = "narrow"
    BELOW_MINIMUM_ORDER = "below_minimum_order"
    FIRM_NO = "firm_no"
    MUST_REFUSE = "must_refuse"
    COMPLAINT_LOGGED = "complaint_logged"
    PROMISE_CONFIRM = "promise_confirm"
    STOP_SUPPLY_GOODS = "stop_supply_goods"
    STOP_SUPPLY_SERVICES = "stop_supply_services"
    STOP_NEW_ORDERS = "stop_new_orders"
    PREPAYMENT = "prepayment"
    DURING_CLAIM = "during_claim"
    ALREADY_PAID = "already_paid"
    PARTING = "parting"
    SERVE = "serve"
    COLLEAGUE = "colleague"
    PASS_ON = "pass_on"
    ALTERNATIVE = "alternative"
    FIRM_DATE = "firm_date"
    FIRST_RESPONSE = "first_response"
    WARNING = "warning"
    GO_ON = "go_on"


PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z_]+))?(?:\.([a-z_]+))?\}")
"""A value in a script: its name, and where needed what it counts and the form of the word."""

PROFILE_PLACEHOLDERS = frozenset({"company", "we_do", "percent", "n", "resume", "stopped", "unfinished"})
"""Filled in from the profile."""

CASE_PLACEHOLDERS = frozenset(
    {
        "partner", "contact", "conditions", "phone", "date", "due", "time",
        "amount", "invoice", "number", "reason", "plan_b", "facts", "days",
    }
)  # fmt: skip
"""Known only with a client on the line: printed as a labelled blank."""
