"""One canvas as one frozen, typed value, and the file that holds it.

Pure: it knows no database, no request and no template. `values` is the document,
`links` what may name what; `reading` and `writing` are the file.
"""

from canvases.document.errors import (
    DocumentError as DocumentError,
)
from canvases.document.errors import (
    FileProblem as FileProblem,
)
from canvases.document.links import (
    BLOCKS as BLOCKS,
)
from canvases.document.links import (
    LISTS as LISTS,
)
from canvases.document.links import (
    REFERENCES as REFERENCES,
)
from canvases.document.links import (
    STEP_BLOCKS as STEP_BLOCKS,
)
from canvases.document.links import (
    WHO as WHO,
)
from canvases.document.links import (
    Item as Item,
)
from canvases.document.links import (
    Link as Link,
)
from canvases.document.links import (
    block_of as block_of,
)
from canvases.document.links import (
    counts as counts,
)
from canvases.document.links import (
    index as index,
)
from canvases.document.links import (
    items as items,
)
from canvases.document.links import (
    links as links,
)
from canvases.document.links import (
    words_of as words_of,
)
from canvases.document.order import (
    normalise as normalise,
)
from canvases.document.order import (
    ordered as ordered,
)
from canvases.document.reading import (
    decode as decode,
)
from canvases.document.rules import (
    problems_of as problems_of,
)
from canvases.document.schema import (
    schema as schema,
)
from canvases.document.schema import (
    schema_bytes as schema_bytes,
)
from canvases.document.text import (
    clean as clean,
)
from canvases.document.text import (
    is_storable as is_storable,
)
from canvases.document.text import (
    name_key as name_key,
)
from canvases.document.values import (
    BLOCK_ITEMS as BLOCK_ITEMS,
)
from canvases.document.values import (
    CANVAS_ITEMS as CANVAS_ITEMS,
)
from canvases.document.values import (
    CANVAS_LINKS as CANVAS_LINKS,
)
from canvases.document.values import (
    CENT as CENT,
)
from canvases.document.values import (
    FILE_BYTES as FILE_BYTES,
)
from canvases.document.values import (
    FILE_LEVELS as FILE_LEVELS,
)
from canvases.document.values import (
    FORMAT as FORMAT,
)
from canvases.document.values import (
    LARGEST_COUNT as LARGEST_COUNT,
)
from canvases.document.values import (
    LITMUS as LITMUS,
)
from canvases.document.values import (
    NAME_LENGTH as NAME_LENGTH,
)
from canvases.document.values import (
    NOTE_LENGTH as NOTE_LENGTH,
)
from canvases.document.values import (
    STREAM_PACKAGES as STREAM_PACKAGES,
)
from canvases.document.values import (
    TEXT_LENGTH as TEXT_LENGTH,
)
from canvases.document.values import (
    VERSION as VERSION,
)
from canvases.document.values import (
    Action as Action,
)
from canvases.document.values import (
    Activity as Activity,
)
from canvases.document.values import (
    Aim as Aim,
)
from canvases.document.values import (
    Assumption as Assumption,
)
from canvases.document.values import (
    AssumptionKind as AssumptionKind,
)
from canvases.document.values import (
    AssumptionStatus as AssumptionStatus,
)
from canvases.document.values import (
    Basis as Basis,
)
from canvases.document.values import (
    Behaviour as Behaviour,
)
from canvases.document.values import (
    BusinessType as BusinessType,
)
from canvases.document.values import (
    Capture as Capture,
)
from canvases.document.values import (
    CaptureForm as CaptureForm,
)
from canvases.document.values import (
    Channel as Channel,
)
from canvases.document.values import (
    ChannelKind as ChannelKind,
)
from canvases.document.values import (
    ChannelOwner as ChannelOwner,
)
from canvases.document.values import (
    ChargedOn as ChargedOn,
)
from canvases.document.values import (
    Contact as Contact,
)
from canvases.document.values import (
    Cost as Cost,
)
from canvases.document.values import (
    Count as Count,
)
from canvases.document.values import (
    DesignAnswers as DesignAnswers,
)
from canvases.document.values import (
    Dismissal as Dismissal,
)
from canvases.document.values import (
    Document as Document,
)
from canvases.document.values import (
    FindingCode as FindingCode,
)
from canvases.document.values import (
    Fit as Fit,
)
from canvases.document.values import (
    Force as Force,
)
from canvases.document.values import (
    ForceKind as ForceKind,
)
from canvases.document.values import (
    Hash as Hash,
)
from canvases.document.values import (
    Id as Id,
)
from canvases.document.values import (
    JourneyNote as JourneyNote,
)
from canvases.document.values import (
    JourneyStage as JourneyStage,
)
from canvases.document.values import (
    Money as Money,
)
from canvases.document.values import (
    Motive as Motive,
)
from canvases.document.values import (
    Name as Name,
)
from canvases.document.values import (
    Note as Note,
)
from canvases.document.values import (
    Package as Package,
)
from canvases.document.values import (
    Partner as Partner,
)
from canvases.document.values import (
    Path as Path,
)
from canvases.document.values import (
    Period as Period,
)
from canvases.document.values import (
    Persona as Persona,
)
from canvases.document.values import (
    Positioning as Positioning,
)
from canvases.document.values import (
    Pricing as Pricing,
)
from canvases.document.values import (
    Problem as Problem,
)
from canvases.document.values import (
    Proposition as Proposition,
)
from canvases.document.values import (
    PropositionKind as PropositionKind,
)
from canvases.document.values import (
    Rating as Rating,
)
from canvases.document.values import (
    Relationship as Relationship,
)
from canvases.document.values import (
    RelationshipNote as RelationshipNote,
)
from canvases.document.values import (
    RequiredText as RequiredText,
)
from canvases.document.values import (
    Resource as Resource,
)
from canvases.document.values import (
    ResourceKind as ResourceKind,
)
from canvases.document.values import (
    RevenueStream as RevenueStream,
)
from canvases.document.values import (
    Role as Role,
)
from canvases.document.values import (
    Segment as Segment,
)
from canvases.document.values import (
    Service as Service,
)
from canvases.document.values import (
    ShortText as ShortText,
)
from canvases.document.values import (
    Side as Side,
)
from canvases.document.values import (
    Stage as Stage,
)
from canvases.document.values import (
    Step as Step,
)
from canvases.document.values import (
    StepKey as StepKey,
)
from canvases.document.values import (
    StepStatus as StepStatus,
)
from canvases.document.values import (
    StreamForm as StreamForm,
)
from canvases.document.values import (
    Test as Test,
)
from canvases.document.values import (
    Text as Text,
)
from canvases.document.values import (
    Touch as Touch,
)
from canvases.document.values import (
    Use as Use,
)
from canvases.document.values import (
    Verdict as Verdict,
)
from canvases.document.values import (
    YesNo as YesNo,
)
from canvases.document.writing import (
    dismissal_hash as dismissal_hash,
)
from canvases.document.writing import (
    encode as encode,
)
from canvases.document.writing import (
    item_hash as item_hash,
)
from canvases.document.writing import (
    step_hash as step_hash,
)
