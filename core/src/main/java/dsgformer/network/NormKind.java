package dsgformer.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The LayerNorm over the channels of each pixel, LN(X) of §2.1; σ² is the biased variance around the mean μ, plus 1e-5.
 */
public enum NormKind {
    /** x / σ · w: the mean is not subtracted. */
    @JsonProperty("biasfree")
    BIASFREE,
    /** (x − μ) / σ · w + b. */
    @JsonProperty("withbias")
    WITHBIAS
}
