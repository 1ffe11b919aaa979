package dsgformer.network.dsgformer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the parts of DSGformer follow each other (§2.2), for all code that lists, reads, builds or exports them. Level l
 * works on pictures whose sides were halved l − 1 times, with {@link DsgformerConfig#levelWidth} channels or, behind a
 * join, more.
 *
 * @param head ℋ
 * @param encoder ℰ, levels 1 to 4
 * @param decoder 𝒟, its three levels, deepest first; the last one's blocks are followed by those of the refinement, if
 *     any
 * @param tail 𝒯
 */
public record Wiring(Convolution head, List<EncoderLevel> encoder, List<DecoderLevel> decoder, Convolution tail) {

    private static final int LEVELS = 4;

    /**
     * A convolution of {@code side} × {@code side} between blocks.
     *
     * @param path in front of the names of its parameters
     * @param level at whose size it works
     */
    public record Convolution(String path, int in, int out, int side, int level) {}

    /**
     * DSGA blocks one after another.
     *
     * @param path in front of the names of their parameters
     * @param count how many there are, perhaps none
     * @param width their channels
     */
    public record Blocks(String path, int count, int width, int heads, int level) {

        /** The path of block {@code index}, from 0. */
        public String block(int index) {
            return ParameterNames.path(path, ParameterNames.BLOCKS, Integer.toString(index));
        }
    }

    /**
     * A level of the encoder.
     *
     * @param down what leads to the level below, in front of PixelUnshuffle; none on the last
     */
    public record EncoderLevel(Blocks blocks, Optional<Convolution> down) {}

    /**
     * A level of the decoder. In the literal layout it joins what comes from below with E_(l−1), works and goes up; in
     * Restormer's it goes up, joins S_l, the features in front of the encoder's downsampling, and works.
     *
     * @param up what leads to the level above, in front of PixelShuffle
     * @param reduce halves the joined width; none on the last
     */
    public record DecoderLevel(
            Layout layout, int level, Convolution up, Optional<Convolution> reduce, List<Blocks> blocks) {

        /** Whether it goes up before it joins. */
        public boolean upFirst() {
            return layout == Layout.RESTORMER;
        }

        /**
         * What it joins.
         *
         * @param staged S₁ to S₃
         * @param encoded E₁ to E₄
         */
        public <T> T joined(List<T> staged, List<T> encoded) {
            return switch (layout) {
                case LITERAL -> encoded.get(level - 2);
                case RESTORMER -> staged.get(level - 1);
            };
        }
    }

    static Wiring of(DsgformerConfig config) {
        int width = config.width();
        List<EncoderLevel> encoder = new ArrayList<>();
        for (int level = 1; level <= LEVELS; level++) {
            String path = encoder(level);
            int channels = config.levelWidth(level);
            Blocks blocks = blocks(path, config.enc().get(level - 1), channels, level, config);
            encoder.add(new EncoderLevel(
                    blocks, level == LEVELS ? Optional.empty() : Optional.of(down(path, channels, level))));
        }
        List<DecoderLevel> decoder = new ArrayList<>();
        for (int level : decoderLevels(config.layout())) {
            int count = config.dec().get(decoder.size());
            decoder.add(
                    switch (config.layout()) {
                        case LITERAL -> literal(level, count, config);
                        case RESTORMER -> restormer(level, count, config);
                    });
        }
        return new Wiring(
                new Convolution(ParameterNames.HEAD, 3, width, 3, 1),
                List.copyOf(encoder),
                List.copyOf(decoder),
                new Convolution(ParameterNames.TAIL, 2 * width, 3, 3, 1));
    }

    /** The numbers of the decoder's levels, deepest first. */
    static List<Integer> decoderLevels(Layout layout) {
        return switch (layout) {
            case LITERAL -> List.of(4, 3, 2);
            case RESTORMER -> List.of(3, 2, 1);
        };
    }

    /** The path of a level of the encoder. */
    static String encoder(int level) {
        return ParameterNames.path(ParameterNames.ENCODER, Integer.toString(level));
    }

    /** The path of a level of the decoder. */
    static String decoder(int level) {
        return ParameterNames.path(ParameterNames.DECODER, Integer.toString(level));
    }

    /** Level 2 keeps its joined width. */
    private static DecoderLevel literal(int level, int count, DsgformerConfig config) {
        String path = decoder(level);
        int width = config.levelWidth(Math.max(level, 3));
        return new DecoderLevel(
                Layout.LITERAL,
                level,
                up(path, width, level),
                level > 2 ? Optional.of(reduce(path, width, level)) : Optional.empty(),
                List.of(blocks(path, count, width, level, config)));
    }

    /** Level 1 keeps its joined width, on which the refinement works too. */
    private static DecoderLevel restormer(int level, int count, DsgformerConfig config) {
        String path = decoder(level);
        int width = config.levelWidth(Math.max(level, 2));
        Blocks blocks = blocks(path, count, width, level, config);
        return new DecoderLevel(
                Layout.RESTORMER,
                level,
                up(path, config.levelWidth(level + 1), level + 1),
                level > 1 ? Optional.of(reduce(path, width, level)) : Optional.empty(),
                level > 1
                        ? List.of(blocks)
                        : List.of(blocks, blocks(ParameterNames.REFINE, config.refine(), width, level, config)));
    }

    private static Blocks blocks(String path, int count, int width, int level, DsgformerConfig config) {
        return new Blocks(path, count, width, config.heads().get(level - 1), level);
    }

    private static Convolution down(String path, int width, int level) {
        return new Convolution(ParameterNames.path(path, ParameterNames.DOWN), width, width / 2, 3, level);
    }

    private static Convolution up(String path, int width, int level) {
        return new Convolution(ParameterNames.path(path, ParameterNames.UP), width, 2 * width, 3, level);
    }

    private static Convolution reduce(String path, int width, int level) {
        return new Convolution(ParameterNames.path(path, ParameterNames.REDUCE), 2 * width, width, 1, level);
    }
}
