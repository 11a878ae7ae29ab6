"""What is stored, one file a subject. Tables hold facts and their constraints; rules live in the rooms below and in actions.

Keys are random text, so an address tells nothing. Moments are UTC. Points, weights and figures are exact decimals written as
text. Begin with `programmes.py`, `rounds.py` and `responses.py`; `guards.py` has the triggers that keep what is frozen frozen.
"""

from sqlmodel import SQLModel

import readiness.tables.columns  # noqa: F401 - names of constraints come before the tables
from readiness.tables.action_parts import NEXT_PART, ActionPart, PartMove, PartState
from readiness.tables.actions import (
    Action,
    ActionImport,
    ActionMove,
    ActionOwner,
    ActionState,
    ActionUpdate,
    GroupPrefix,
    LessonAction,
)
from readiness.tables.going_live import GoLiveRule
from readiness.tables.governance import Group, Seat
from readiness.tables.history import ChainHead, Event
from readiness.tables.imports import OrganisationImport, PlanImport
from readiness.tables.jobs import Job
from readiness.tables.lessons import Lesson, LessonCarry, LessonMove, LessonQuestion, LessonSource, LessonState
from readiness.tables.mail import OutboxMail
from readiness.tables.organisations import ConstituencyMembership, Organisation, OrganisationIdentifier
from readiness.tables.packs import Audience, FrozenPack, Pack, PackFile, PackState
from readiness.tables.people import LoginSession, Membership, Person, Role, SignInAttempt, SignInLink
from readiness.tables.programmes import Baseline, Constituency, Milestone, MilestoneDate, Programme
from readiness.tables.protection import Consent, ProtectionSetting
from readiness.tables.questionnaires import Family, SchemeVersion, Version, VersionState
from readiness.tables.receipts import ConstituencyStanding, KeptComparison, Rescoring, Standing, StoredReceipt
from readiness.tables.responses import Answer, AnswerChange, Assignment, Response, ResponseState, SignOff, Submission
from readiness.tables.rounds import Extension, Reminder, Round, RoundState
from readiness.tables.secrets import KeptSecret

metadata = SQLModel.metadata

__all__ = [
    "NEXT_PART",
    "Action",
    "ActionImport",
    "ActionMove",
    "ActionOwner",
    "ActionPart",
    "ActionState",
    "ActionUpdate",
    "Answer",
    "AnswerChange",
    "Assignment",
    "Audience",
    "Baseline",
    "ChainHead",
    "Consent",
    "Constituency",
    "ConstituencyMembership",
    "ConstituencyStanding",
    "Event",
    "Extension",
    "Family",
    "FrozenPack",
    "GoLiveRule",
    "Group",
    "GroupPrefix",
    "Job",
    "KeptComparison",
    "KeptSecret",
    "Lesson",
    "LessonAction",
    "LessonCarry",
    "LessonMove",
    "LessonQuestion",
    "LessonSource",
    "LessonState",
    "LoginSession",
    "Membership",
    "Milestone",
    "MilestoneDate",
    "Organisation",
    "OrganisationIdentifier",
    "OrganisationImport",
    "OutboxMail",
    "Pack",
    "PackFile",
    "PackState",
    "PartMove",
    "PartState",
    "Person",
    "PlanImport",
    "Programme",
    "ProtectionSetting",
    "Reminder",
    "Rescoring",
    "Response",
    "ResponseState",
    "Role",
    "Round",
    "RoundState",
    "SchemeVersion",
    "Seat",
    "SignInAttempt",
    "SignInLink",
    "SignOff",
    "Standing",
    "StoredReceipt",
    "Submission",
    "Version",
    "VersionState",
    "metadata",
]
