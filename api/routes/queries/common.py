"""What the query strings of several routes have in common."""

from typing import Annotated, Any, Final

from pydantic import Field

from api.parameters import IDENTIFIER, WORDS, Role


def words(description: str, *, most: int = 100) -> Any:
    """A parameter that holds words, of which at least one character is seen."""
    return Field(min_length=1, max_length=most, pattern=WORDS, description=description)


def document_id(description: str) -> Any:
    """A parameter that holds a document's id."""
    return Field(max_length=64, pattern=IDENTIFIER, description=description)


DocumentId = Annotated[str | None, document_id("文件标识。Document id.")]
DocumentKind = Annotated[
    str | None, Field(min_length=1, max_length=40, description="文种。Kind of document.")
]
Roles = Annotated[
    list[Role] | None,
    Field(max_length=4, description="只看这些角色，可重复。Only these roles; repeatable."),
]
Depth = Annotated[int, Field(ge=1, le=3, description="步数。Steps.")]
NodeLimit = Annotated[int, Field(ge=1, le=300, description="节点上限。Most nodes.")]
Bom = Annotated[
    bool, Field(description="给电子表格的字节顺序标记。A byte order mark, for spreadsheets.")
]
KIND_ASKED: Final = Field(
    description="标识所指的类型；通常可由标识看出。Kind of thing, if the id leaves doubt."
)
