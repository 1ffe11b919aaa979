package dsgformer.peers.nafnet;

import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFacts;
import dsgformer.network.PublishedScore;
import dsgformer.peers.PeerFamily;
import dsgformer.peers.StateDictShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** NAFNet: plain blocks in which products of channel halves replace activations. */
public final class Nafnet extends PeerFamily<NafnetConfig> {

    static final String NAME = "nafnet";

    /** One and a half times the crops that the published GoPro files were trained on. */
    private static final int WINDOW = 384;

    public Nafnet() {
        super(
                NAME,
                new NetworkFacts(
                        "NAFNet",
                        "Chen, Chu, Zhang, Sun: Simple Baselines for Image Restoration, ECCV 2022; local means (TLC): Chu,"
                                + " Chen, Chen, Lu, ECCV 2022",
                        "MIT",
                        "RGB in [0, 1]; padded with zeros to multiples of 16, at the right and the bottom, by the network"
                                + " itself; rounded half to even"),
                NafnetConfig.class);
    }

    @Override
    public List<PublishedScore> publishedScores() {
        return List.of(new PublishedScore(
                NAME,
                67_888_835,
                67.9,
                65.0,
                33.71,
                0.9668,
                "local means (TLC)",
                "Chen et al., their repository (33.69 / 0.967 in their paper); multiplications: the paper's Table 7"));
    }

    @Override
    protected NafnetConfig standard() {
        return gopro(64);
    }

    @Override
    public Map<String, NetworkConfig> sizes() {
        Map<String, NetworkConfig> sizes = new LinkedHashMap<>();
        sizes.put("nafnet-64", gopro(64));
        sizes.put("nafnet-32", gopro(32));
        sizes.put("nafnet-sidd-64", sidd(64));
        sizes.put("nafnet-sidd-32", sidd(32));
        return sizes;
    }

    private static NafnetConfig gopro(int width) {
        return new NafnetConfig(width, List.of(1, 1, 1, 28), 1, List.of(1, 1, 1, 1), WINDOW);
    }

    private static NafnetConfig sidd(int width) {
        return new NafnetConfig(width, List.of(2, 2, 4, 8), 12, List.of(2, 2, 2, 2), 0);
    }

    @Override
    protected String signature() {
        return "middle_blks.0.sca.1.weight";
    }

    @Override
    protected NafnetConfig read(StateDictShapes found) {
        List<Integer> encoder = IntStream.range(0, 4)
                .mapToObj(level -> found.count("encoders." + level + ".", ".beta"))
                .toList();
        return new NafnetConfig(
                found.axis("intro.weight", 0),
                encoder,
                found.count("middle_blks.", ".beta"),
                IntStream.range(0, 4)
                        .mapToObj(level -> found.count("decoders." + level + ".", ".beta"))
                        .toList(),
                encoder.equals(List.of(2, 2, 4, 8)) ? 0 : WINDOW); // the denoising files are used with global means
    }
}
