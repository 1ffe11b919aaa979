package dsgformer.bench;

import dsgformer.network.MultiplyAdds;
import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.BlockProvider;
import dsgformer.network.dsgformer.BlockRunner;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Preset;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One DSGA block of the preset {@code paper} by itself. A block of width 48 · n has n heads, as on the paper's levels;
 * any other has one.
 */
record BlockSubject(int width, Size size) implements Subject {

    static final String PREFIX = "block-";

    /** One for each of the paper's levels, at the sizes that performance was planned with. */
    static final List<Subject> LEVELS = List.of(
            new BlockSubject(48, new Size(256, 256)),
            new BlockSubject(96, new Size(128, 128)),
            new BlockSubject(192, new Size(64, 64)),
            new BlockSubject(384, new Size(64, 64)));

    private static final int UNIT = 8;

    BlockSubject {
        if (!size.equals(size.roundedUpTo(UNIT))) {
            throw new IllegalArgumentException("a block works on sizes of multiples of " + UNIT + ", got " + size);
        }
    }

    /** @throws IllegalArgumentException if the name is not {@code block-} and a width that a network may have */
    static BlockSubject of(String name, Size size) {
        String width = name.substring(PREFIX.length());
        if (!width.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("'" + name + "' is no block; block-48 is one of 48 channels");
        }
        BlockSubject block = new BlockSubject(Integer.parseInt(width), size);
        block.config(); // throws if no network may have this width
        return block;
    }

    @Override
    public String name() {
        return PREFIX + width;
    }

    @Override
    public MultiplyAdds work() {
        return model().work(size);
    }

    @Override
    public Optional<Timed> open(String engine, int threads) {
        return providers().stream()
                .filter(provider -> provider.engine().equals(engine))
                .findFirst()
                .map(provider -> timed(provider, threads));
    }

    @Override
    public List<String> engines() {
        return providers().stream().map(BlockProvider::engine).toList();
    }

    private static List<BlockProvider> providers() {
        return ServiceLoader.load(BlockProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private BlockModel model() {
        return BlockModel.fromNames(config(), width % 48 == 0 ? width / 48 : 1);
    }

    private DsgformerConfig config() {
        DsgformerConfig paper = Preset.PAPER.config();
        return new DsgformerConfig(
                paper.layout(),
                width,
                List.of(0, 0, 0, 0),
                List.of(0, 0, 0),
                0,
                List.of(1, 1, 1, 1),
                paper.ratios(),
                paper.act(),
                paper.gate(),
                paper.norm(),
                paper.bias());
    }

    private Timed timed(BlockProvider provider, int threads) {
        Planes x = Subject.picture(width, size);
        BlockRunner runner = provider.open(model(), x, threads);
        return Timed.of(runner::run, runner::close);
    }
}
