package dsgformer.network.dsgformer;

import static dsgformer.network.dsgformer.ParameterNames.ATTENTION;
import static dsgformer.network.dsgformer.ParameterNames.BIAS;
import static dsgformer.network.dsgformer.ParameterNames.BLOCKS;
import static dsgformer.network.dsgformer.ParameterNames.ENCODER;
import static dsgformer.network.dsgformer.ParameterNames.GATE;
import static dsgformer.network.dsgformer.ParameterNames.HEAD;
import static dsgformer.network.dsgformer.ParameterNames.NORM;
import static dsgformer.network.dsgformer.ParameterNames.QKVU;
import static dsgformer.network.dsgformer.ParameterNames.QUANT;
import static dsgformer.network.dsgformer.ParameterNames.REFINE;
import static dsgformer.network.dsgformer.ParameterNames.TEMPERATURE;
import static dsgformer.network.dsgformer.ParameterNames.TOPK_WEIGHT;
import static dsgformer.network.dsgformer.ParameterNames.UP;
import static dsgformer.network.dsgformer.ParameterNames.WEIGHT;
import static dsgformer.network.dsgformer.ParameterNames.path;

import dsgformer.network.InvalidConfigException;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFacts;
import dsgformer.network.NetworkFamily;
import dsgformer.network.NormKind;
import dsgformer.network.PublishedScore;
import dsgformer.weights.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The paper's network. Our files name their configuration; where only names and shapes are known, the paper's choices
 * are assumed.
 */
public final class DsgformerFamily implements NetworkFamily {

    private static final int PAPERS_BRANCHES = 4;
    private static final String TEMPERATURES = path(ATTENTION, TEMPERATURE);

    @Override
    public String name() {
        return DsgformerConfig.FAMILY;
    }

    @Override
    public NetworkFacts facts() {
        return new NetworkFacts(
                "DSGformer",
                "J. Lu, Deep Sparse Gated Transformer for Image Deblurring, 2025",
                Optional.empty(),
                "reflected to multiples of 64; rounded half to even");
    }

    @Override
    public Map<String, NetworkConfig> sizes() {
        Map<String, NetworkConfig> sizes = new LinkedHashMap<>();
        Arrays.stream(Preset.values()).forEach(preset -> sizes.put(preset.label(), preset.config()));
        return sizes;
    }

    @Override
    public boolean isDefault() {
        return true;
    }

    @Override
    public boolean toldByShapes() {
        return false;
    }

    @Override
    public List<PublishedScore> publishedScores() {
        return List.of(
                new PublishedScore(name(), 15_570_829, 15.57, null, 33.72, 0.966, "not said", "Lu 2025, Table 1"));
    }

    @Override
    public NetworkConfig fromJson(String json) {
        return DsgformerConfig.fromJson(json);
    }

    /**
     * {@inheritDoc} Ratios and score activation do not show in shapes, nor does a gate without parameters: four
     * branches are taken for the paper's, none for dense scores, and U without DFGB for GELU.
     */
    @Override
    public Optional<NetworkConfig> detect(Map<String, Shape> shapes) {
        Shape head = shapes.get(path(HEAD, WEIGHT));
        boolean ours = head != null
                && head.rank() == 4
                && shapes.keySet().stream().anyMatch(name -> name.endsWith("." + TEMPERATURES))
                && shapes.keySet().stream().anyMatch(name -> name.startsWith(ENCODER + "."));
        if (!ours) {
            return Optional.empty();
        }
        try {
            return Optional.of(config(shapes, head.axes().get(0)));
        } catch (InvalidConfigException e) {
            return Optional.empty();
        }
    }

    private static NetworkConfig config(Map<String, Shape> shapes, int width) {
        boolean deepDecoder = shapes.containsKey(path(Wiring.decoder(4), UP, WEIGHT));
        Layout layout = deepDecoder ? Layout.LITERAL : Layout.RESTORMER;
        String block = block(shapes);
        int branches = axis(shapes, path(block, ATTENTION, TOPK_WEIGHT)).orElse(0);
        if (branches != 0 && branches != PAPERS_BRANCHES) {
            throw new InvalidConfigException("ratios of " + branches + " branches are not known from names");
        }
        int projected = axis(shapes, path(block, QKVU, WEIGHT)).orElse(0);
        int blockWidth = axis(shapes, path(block, NORM, WEIGHT)).orElse(0);
        GateKind gate = shapes.containsKey(path(block, GATE, QUANT))
                ? GateKind.DFGB
                : projected == 3 * blockWidth ? GateKind.NONE : GateKind.GELU;
        return DsgformerConfig.of(
                layout,
                width,
                IntStream.rangeClosed(1, 4)
                        .mapToObj(level -> blocks(shapes, Wiring.encoder(level)))
                        .toList(),
                Wiring.decoderLevels(layout).stream()
                        .map(level -> blocks(shapes, Wiring.decoder(level)))
                        .toList(),
                blocks(shapes, REFINE),
                IntStream.rangeClosed(1, 4)
                        .mapToObj(level -> heads(shapes, level))
                        .toList(),
                branches == 0 ? List.of() : null,
                branches == 0 ? ScoreActivation.SOFTMAX : null,
                gate,
                shapes.containsKey(path(block, NORM, BIAS)) ? NormKind.WITHBIAS : NormKind.BIASFREE,
                shapes.containsKey(path(HEAD, BIAS)));
    }

    private static String block(Map<String, Shape> shapes) {
        return shapes.keySet().stream()
                .filter(name -> name.endsWith("." + TEMPERATURES))
                .map(name -> name.substring(0, name.length() - TEMPERATURES.length() - 1))
                .findFirst()
                .orElseThrow();
    }

    private static int blocks(Map<String, Shape> shapes, String stage) {
        int count = 0;
        while (shapes.containsKey(path(stage, BLOCKS, Integer.toString(count), NORM, WEIGHT))) {
            count++;
        }
        return count;
    }

    /** A level without blocks of its own has as many heads as the decoder's, or any number. */
    private static int heads(Map<String, Shape> shapes, int level) {
        String name = path(BLOCKS, "0", TEMPERATURES);
        return axis(shapes, path(Wiring.encoder(level), name))
                .or(() -> axis(shapes, path(Wiring.decoder(level), name)))
                .orElse(1);
    }

    private static Optional<Integer> axis(Map<String, Shape> shapes, String name) {
        return Optional.ofNullable(shapes.get(name))
                .filter(s -> s.rank() > 0)
                .map(s -> s.axes().get(0));
    }
}
