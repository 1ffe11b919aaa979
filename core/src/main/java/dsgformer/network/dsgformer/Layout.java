package dsgformer.network.dsgformer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which features the decoder reads (§2.2 leaves it open, see {@code docs/paper-map.md}). */
public enum Layout {
    /** E₁ … E₄ and nothing else, as the paper writes; no skip at full resolution. */
    @JsonProperty("literal")
    LITERAL,
    /** E₄ and the features in front of each downsampling, as in Restormer, which the paper follows. */
    @JsonProperty("restormer")
    RESTORMER
}
