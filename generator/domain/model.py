"""The base of everything that is read: frozen, and closed to keys it does not know."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value from a file. Its fields are the schema, the documentation and the JSON Schema."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
        defer_build=True,  # a build uses few of the models by themselves
    )
