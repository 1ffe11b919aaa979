package dsgformer.network.dsgformer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What turns similarities into attention scores (§2.1 and Table 2). */
public enum ScoreActivation {
    /** The paper's ReLU²: max(a, 0)². */
    @JsonProperty("relu2")
    RELU2,
    @JsonProperty("relu")
    RELU,
    @JsonProperty("softmax")
    SOFTMAX
}
