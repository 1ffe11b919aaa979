package dsgformer.peers.mbtaylorformer;

import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFacts;
import dsgformer.network.PublishedScore;
import dsgformer.peers.PeerFamily;
import dsgformer.peers.StateDictShapes;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** MB-TaylorFormer V2: linear attention by a Taylor expansion, on several paths made by deformable convolutions. */
public final class MbTaylorformer extends PeerFamily<MbTaylorformerConfig> {

    static final String NAME = "mbtaylorformerv2";

    private static final String TEMPERATURE = ".attn.temperature";

    public MbTaylorformer() {
        super(
                NAME,
                new NetworkFacts(
                        "MB-TaylorFormer V2",
                        "Jin, Qiu, Zhang, Li, Luo: MB-TaylorFormer V2, TPAMI 2025",
                        "published without a licence: all rights reserved by its authors",
                        "RGB in [0, 1]; reflected to multiples of 8 at the right and the bottom; rounded half to even"),
                MbTaylorformerConfig.class);
    }

    @Override
    public List<PublishedScore> publishedScores() {
        return List.of(new PublishedScore(
                NAME,
                16_257_900,
                7.29,
                null,
                33.24,
                0.963,
                "full",
                "Lu 2025, Table 1, which prints 7.29 M parameters beside it: those of size L, of which no score for"
                        + " deblurring is published; the score is probably XL's"));
    }

    @Override
    protected MbTaylorformerConfig standard() {
        return new MbTaylorformerConfig(
                List.of(28, 56, 112, 160), List.of(4, 6, 6, 8), List.of(1, 2, 4, 8), List.of(2, 3, 3, 3));
    }

    @Override
    public Map<String, NetworkConfig> sizes() {
        List<Integer> dimensions = List.of(24, 48, 72, 96);
        List<Integer> heads = List.of(1, 2, 4, 8);
        Map<String, NetworkConfig> sizes = new LinkedHashMap<>();
        sizes.put("mbtaylorformerv2-xl", standard());
        sizes.put(
                "mbtaylorformerv2-l",
                new MbTaylorformerConfig(dimensions, List.of(4, 6, 6, 8), heads, List.of(2, 3, 3, 3)));
        sizes.put(
                "mbtaylorformerv2-b",
                new MbTaylorformerConfig(dimensions, List.of(2, 3, 3, 4), heads, List.of(2, 2, 2, 2)));
        return sizes;
    }

    @Override
    protected String signature() {
        return "encoder_level1.mhca_blk.MHCA_layers.0.attn.temperature";
    }

    @Override
    protected MbTaylorformerConfig read(StateDictShapes found) {
        List<Integer> blocks = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        List<Integer> paths = new ArrayList<>();
        for (String stage : List.of("encoder_level1", "encoder_level2", "encoder_level3", "latent")) {
            String layers = stage + ".mhca_blk.MHCA_layers.";
            blocks.add(found.count(layers, TEMPERATURE));
            paths.add(found.axis(layers + "0" + TEMPERATURE, 0));
            heads.add(found.axis(layers + "0" + TEMPERATURE, 1));
        }
        List<Integer> dimensions = List.of(
                found.axis("patch_embed.proj.weight", 0),
                4 * found.axis("down1_2.body.1.weight", 0),
                4 * found.axis("down2_3.body.1.weight", 0),
                4 * found.axis("down3_4.body.1.weight", 0));
        return new MbTaylorformerConfig(dimensions, blocks, heads, paths);
    }

    /** Early files lack a factor that is 1 in all others. */
    @Override
    public StateDict completed(StateDict published) {
        Map<String, Weight> weights = new LinkedHashMap<>(published.asMap());
        for (String name : published.names()) {
            if (name.endsWith(".attn.scale")) {
                weights.putIfAbsent(
                        name.substring(0, name.length() - "scale".length()) + "one_M",
                        new Weight(Shape.of(1), new float[] {1}));
            }
        }
        return StateDict.of(weights);
    }
}
