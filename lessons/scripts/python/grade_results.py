"""Turns what the cells of a notebook did into a verdict for each question."""

from dataclasses import asdict, dataclass, field

PASSED, WRONG, NOT_DONE = "passed", "not passed", "not done"
ERROR, TIMEOUT, NOT_GRADED = "error", "timeout", "not graded"
VERDICTS = {"passed": PASSED, "wrong": WRONG, "not done yet": NOT_DONE}


@dataclass(frozen=True)
class Question:
    """A question with its verdict; the hint is what the check or the error said."""

    check: str
    question: str
    verdict: str
    hint: str = ""

    @property
    def points(self):
        return 1 if self.verdict == PASSED else 0


@dataclass
class Graded:
    """The result of one file."""

    student: str
    file: str
    exercise: str = ""
    problem: str = ""  # why the file was not graded
    questions: list = field(default_factory=list)
    remarks: list = field(default_factory=list)
    answers: list = field(default_factory=list)  # (cell, source)

    @property
    def points(self):
        return sum(question.points for question in self.questions)

    def as_dict(self):
        return {**asdict(self), "points": self.points, "of": len(self.questions),
                "questions": [{**asdict(question), "points": question.points}
                              for question in self.questions]}


def questions_of(outcomes, exercise):
    """Returns the questions of each check, from the outcomes of the shipped exercise.

    Raises LookupError if a check of the shipped exercise wrote no report.
    """
    found = {}
    for cell in exercise.checks():
        outcome = outcomes[cell.id]
        if not outcome.get("results"):
            raise LookupError(f"{cell.id}: {outcome.get('message', 'there is no report')}")
        found[cell.id] = [result["question"] for result in outcome["results"]]
    return found


def judge(outcomes, exercise, questions):
    """Returns the verdicts of a student's notebook."""
    judged = []
    for cell in exercise.checks():
        results = outcomes[cell.id].get("results")
        expected = questions[cell.id]
        if results and len(results) == len(expected):
            judged += [judged_question(cell, question, result, outcomes[cell.check])
                       for question, result in zip(expected, results)]
        else:
            verdict, why = failure(outcomes[cell.check], outcomes[cell.id])
            judged += [Question(cell.id, question, verdict, why) for question in expected]
    return judged


def judged_question(cell, question, result, answer):
    """Returns the verdict of a report; an answer that failed explains why it is missing."""
    verdict = VERDICTS.get(result["verdict"], ERROR)
    if verdict == NOT_DONE and answer["status"] != "ok":
        return Question(cell.id, question, *failure(answer, answer))
    return Question(cell.id, question, verdict, "" if verdict == PASSED else result["message"])


def failure(answer, check):
    """Returns why a check wrote no report: first the fault of the answer, then its own."""
    for outcome in (answer, check):
        if outcome["status"] != "ok":
            return TIMEOUT if outcome["status"] == "timeout" else ERROR, outcome.get("message", "")
    return ERROR, "the check wrote no report"
