package dsgformer.peers.convir;

import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFacts;
import dsgformer.network.PublishedScore;
import dsgformer.peers.PeerFamily;
import dsgformer.peers.StateDictShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ConvIR: convolutions only; each stack of blocks ends with a pyramid of filters computed from the picture. */
public final class Convir extends PeerFamily<ConvirConfig> {

    static final String NAME = "convir";

    private static final List<Integer> DEBLURRING = List.of(7, 9, 11);

    public Convir() {
        super(
                NAME,
                new NetworkFacts(
                        "ConvIR",
                        "Cui, Ren, Cao, Knoll: Revitalizing Convolutional Network for Image Restoration, TPAMI 2024",
                        "MIT",
                        "RGB in [0, 1]; reflected to multiples of 32, at least 256, at the right and the bottom; its authors"
                                + " measure PSNR without rounding and round halves up in files; here both are rounded half to"
                                + " even"),
                ConvirConfig.class);
    }

    @Override
    public List<PublishedScore> publishedScores() {
        return List.of(new PublishedScore(
                NAME, 14_830_985, 14.83, 129.34, 33.28, 0.963, "full", "Cui et al. 2024, their repository"));
    }

    @Override
    protected ConvirConfig standard() {
        return new ConvirConfig(32, 16, DEBLURRING);
    }

    @Override
    public Map<String, NetworkConfig> sizes() {
        Map<String, NetworkConfig> sizes = new LinkedHashMap<>();
        sizes.put("convir-l", standard());
        sizes.put("convir-b", new ConvirConfig(32, 8, DEBLURRING));
        sizes.put("convir-s", new ConvirConfig(32, 4, DEBLURRING));
        return sizes;
    }

    @Override
    protected String signature() {
        return "feat_extract.0.main.0.weight";
    }

    /** Shapes do not show the dilations: assumes those of deblurring; deraining files have 3, 7 and 9. */
    @Override
    protected ConvirConfig read(StateDictShapes found) {
        return new ConvirConfig(
                found.axis("feat_extract.0.main.0.weight", 0),
                found.count("Encoder.0.layers.", ".main.0.main.0.weight"),
                DEBLURRING);
    }
}
