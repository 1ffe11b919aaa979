package dsgformer.network.dsgformer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What multiplies the attention's output (§2.1 and Table 2). */
public enum GateKind {
    /** The paper's DFGB: a learned real spectrum M on 8 × 8 blocks, then GELU. */
    @JsonProperty("dfgb")
    DFGB,
    /** GELU(U). */
    @JsonProperty("gelu")
    GELU,
    /** U itself. */
    @JsonProperty("simple")
    SIMPLE,
    /** No gate and no U: plain MDTA. */
    @JsonProperty("none")
    NONE
}
