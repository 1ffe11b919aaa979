package dsgformer.network.dsgformer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.network.Blueprint;
import dsgformer.network.InvalidConfigException;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.MultiplyAdds;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NormKind;
import dsgformer.network.SizeRule;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Every switch of the network, under the names that YAML files, weights files and parity cases use.
 *
 * @param layout which features the decoder reads
 * @param width C of the paper: channels at full resolution; level l works on C · 2^(l−1)
 * @param enc DSGA blocks of the encoder's levels 1 to 4
 * @param dec DSGA blocks of the decoder's three levels, deepest first
 * @param refine DSGA blocks between decoder and tail; {@link Layout#RESTORMER} only
 * @param heads attention heads of levels 1 to 4; each divides its level's width
 * @param ratios k₁ … k_N of the top-k branches as shares of a row, in (0, 1]; empty for dense scores without W_n
 * @param act the score activation
 * @param gate what multiplies the attention's output
 * @param norm the LayerNorm
 * @param bias whether convolutions have a bias
 */
public record DsgformerConfig(
        Layout layout,
        int width,
        List<Integer> enc,
        List<Integer> dec,
        int refine,
        List<Integer> heads,
        List<Double> ratios,
        ScoreActivation act,
        GateKind gate,
        NormKind norm,
        boolean bias)
        implements NetworkConfig {

    static final String FAMILY = "dsgformer";

    /** Height and width of what the network reads are multiples of this: three halvings, then blocks of 8. */
    public static final int SIZE_UNIT = 64;

    private static final List<Integer> HEADS = List.of(1, 2, 4, 8);
    private static final List<Double> RATIOS = List.of(0.125, 0.25, 0.5, 0.75);
    private static final int MAX_WIDTH = 1024;
    private static final int MAX_BLOCKS = 256;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** @throws InvalidConfigException if a value is missing or out of range */
    public DsgformerConfig {
        Objects.requireNonNull(layout);
        Objects.requireNonNull(act);
        Objects.requireNonNull(gate);
        Objects.requireNonNull(norm);
        enc = List.copyOf(enc);
        dec = List.copyOf(dec);
        heads = List.copyOf(heads);
        ratios = List.copyOf(ratios);
        require(
                width >= 2 && width <= MAX_WIDTH && width % 2 == 0,
                "width",
                "an even number from 2 to " + MAX_WIDTH,
                width);
        require(enc.size() == 4 && inRange(enc, 0), "enc", "four block counts from 0 to " + MAX_BLOCKS, enc);
        require(dec.size() == 3 && inRange(dec, 0), "dec", "three block counts from 0 to " + MAX_BLOCKS, dec);
        require(refine >= 0 && refine <= MAX_BLOCKS, "refine", "a block count from 0 to " + MAX_BLOCKS, refine);
        require(refine == 0 || layout == Layout.RESTORMER, "refine", "0 in the literal layout", refine);
        require(heads.size() == 4 && inRange(heads, 1), "heads", "four counts of at least 1", heads);
        for (int level = 1; level <= 4; level++) {
            int channels = width << (level - 1);
            require(channels % heads.get(level - 1) == 0, "heads", "divisors of the levels' widths", heads);
        }
        for (double ratio : ratios) {
            require(ratio > 0 && ratio <= 1, "ratios", "shares in (0, 1]", ratios);
        }
    }

    /**
     * Reads a configuration; absent keys take the paper's heads, ratios, score activation and gate, and no refinement.
     *
     * @throws InvalidConfigException if the text is not JSON, a key is unknown or missing, or a value is out of range
     */
    public static DsgformerConfig fromJson(String json) {
        try {
            DsgformerConfig config = JSON.readValue(json, DsgformerConfig.class);
            if (config == null) {
                throw new InvalidConfigException("not a network configuration: null");
            }
            return config;
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof InvalidConfigException invalid) {
                throw invalid;
            }
            throw new InvalidConfigException("not a network configuration: " + e.getOriginalMessage(), e);
        }
    }

    /** The configuration, if it is one of DSGformer. */
    public static Optional<DsgformerConfig> of(NetworkConfig config) {
        return config instanceof DsgformerConfig ours ? Optional.of(ours) : Optional.empty();
    }

    /**
     * The configuration of a model, for a feature that supports only DSGformer.
     *
     * @param feature its name in the message, such as "the export to ONNX"
     * @throws ModelException if the model is another network
     */
    public static DsgformerConfig requiredBy(String feature, Model model) {
        return of(model.config())
                .orElseThrow(() -> new ModelException(feature + " supports only DSGformer; the model " + model.name()
                        + " is of the family " + model.config().family()));
    }

    @Override
    public String family() {
        return FAMILY;
    }

    /** One line of JSON that {@link #fromJson} reads back. */
    @Override
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers and enums could not be written as JSON", e);
        }
    }

    /** How its parts follow each other. */
    public Wiring wiring() {
        return Wiring.of(this);
    }

    @Override
    public Blueprint blueprint() {
        return ParameterTable.of(this);
    }

    /** {@inheritDoc} A side that does not halve evenly counts in part. */
    @Override
    public MultiplyAdds work(Size picture) {
        Size unit = new Size(SIZE_UNIT, SIZE_UNIT);
        return blueprint().work(unit).share(picture.pixels(), unit.pixels());
    }

    /**
     * {@inheritDoc} A level's blocks are one stage ({@code encoder.1}), its resampling another ({@code
     * encoder.1.down}).
     */
    @Override
    public String stage(String tensor) {
        int blocks = tensor.indexOf("." + ParameterNames.BLOCKS + ".");
        return tensor.substring(0, blocks < 0 ? tensor.lastIndexOf('.') : blocks);
    }

    @Override
    public String inWords() {
        return "width " + width;
    }

    @Override
    public SizeRule sizes() {
        return SizeRule.multipleOf(SIZE_UNIT);
    }

    /** Channels of encoder level {@code level}, 1 to 4. */
    public int levelWidth(int level) {
        return width << (level - 1);
    }

    /** kₙ as a number of entries, for a top-k branch of this ratio on rows of {@code d}: ⌊ratio · d⌋, at least 1. */
    public static int kept(double ratio, int d) {
        return Math.max(1, (int) Math.floor(ratio * d));
    }

    @JsonCreator
    static DsgformerConfig of(
            @JsonProperty("layout") Layout layout,
            @JsonProperty("width") Integer width,
            @JsonProperty("enc") List<Integer> enc,
            @JsonProperty("dec") List<Integer> dec,
            @JsonProperty("refine") Integer refine,
            @JsonProperty("heads") List<Integer> heads,
            @JsonProperty("ratios") List<Double> ratios,
            @JsonProperty("act") ScoreActivation act,
            @JsonProperty("gate") GateKind gate,
            @JsonProperty("norm") NormKind norm,
            @JsonProperty("bias") Boolean bias) {
        return new DsgformerConfig(
                present(layout, "layout"),
                present(width, "width"),
                present(enc, "enc"),
                present(dec, "dec"),
                Objects.requireNonNullElse(refine, 0),
                Objects.requireNonNullElse(heads, HEADS),
                Objects.requireNonNullElse(ratios, RATIOS),
                Objects.requireNonNullElse(act, ScoreActivation.RELU2),
                Objects.requireNonNullElse(gate, GateKind.DFGB),
                present(norm, "norm"),
                present(bias, "bias"));
    }

    private static <T> T present(T value, String key) {
        if (value == null) {
            throw new InvalidConfigException("network." + key + " is missing");
        }
        return value;
    }

    private static boolean inRange(List<Integer> counts, int least) {
        return counts.stream().allMatch(n -> n >= least && n <= MAX_BLOCKS);
    }

    private static void require(boolean holds, String key, String need, Object found) {
        if (!holds) {
            throw new InvalidConfigException("network." + key + " must be " + need + ", got " + found);
        }
    }
}
