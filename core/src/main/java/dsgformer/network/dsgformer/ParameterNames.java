package dsgformer.network.dsgformer;

/**
 * The names that DSGformer's parameters are made of, joined by dots: {@code encoder.2.blocks.0.attention.temperature}.
 * Files hold them, so they never change without a converter.
 */
public final class ParameterNames {

    public static final String HEAD = "head";
    public static final String ENCODER = "encoder";
    public static final String DECODER = "decoder";
    public static final String REFINE = "refine";
    public static final String TAIL = "tail";

    /** The blocks of a level, numbered from 0. */
    public static final String BLOCKS = "blocks";

    public static final String DOWN = "down";
    public static final String UP = "up";

    /** The 1 × 1 convolution behind a join. */
    public static final String REDUCE = "reduce";

    /** LN of a block. */
    public static final String NORM = "norm";

    /** W_p of Q, K, V and U, one below the other. */
    public static final String QKVU = "qkvu";

    /** W_d of Q, K, V and U. */
    public static final String QKVU_DW = "qkvu_dw";

    public static final String ATTENTION = "attention";

    /** 1/α, one per head. */
    public static final String TEMPERATURE = "temperature";

    /** W_n, one per top-k branch. */
    public static final String TOPK_WEIGHT = "topk_weight";

    public static final String GATE = "gate";

    /** M of DFGB. */
    public static final String QUANT = "quant";

    /** W_p behind the gate. */
    public static final String PROJ = "proj";

    public static final String WEIGHT = "weight";
    public static final String BIAS = "bias";

    private ParameterNames() {}

    /** The name or path that goes down these steps. */
    public static String path(String... steps) {
        return String.join(".", steps);
    }
}
