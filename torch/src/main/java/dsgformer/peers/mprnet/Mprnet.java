package dsgformer.peers.mprnet;

import dsgformer.network.NetworkFacts;
import dsgformer.network.PublishedScore;
import dsgformer.peers.PeerFamily;
import dsgformer.peers.StateDictShapes;
import java.util.List;

/** MPRNet: three stages, on the four quarters of a picture, on its two halves, and on the whole. */
public final class Mprnet extends PeerFamily<MprnetConfig> {

    static final String NAME = "mprnet";

    public Mprnet() {
        super(
                NAME,
                new NetworkFacts(
                        "MPRNet",
                        "Zamir, Arora, Khan, Hayat, Khan, Yang, Shao: Multi-Stage Progressive Image Restoration, CVPR 2021",
                        "published files: academic public licence, not for commercial use",
                        "RGB in [0, 1]; reflected to multiples of 8 at the right and the bottom; rounded half to even"),
                MprnetConfig.class);
    }

    @Override
    public List<PublishedScore> publishedScores() {
        return List.of(new PublishedScore(
                NAME,
                20_127_073,
                20.1,
                776.7,
                32.66,
                0.959,
                "full",
                "Zamir et al. 2021; multiplications: Chen et al. 2022 (NAFNet), Table 9, which counts its one"
                        + " activation 55 times over"));
    }

    @Override
    protected MprnetConfig standard() {
        return new MprnetConfig(96, 48, 32, 8, 0);
    }

    @Override
    protected String signature() {
        return "stage3_orsnet.orb1.body.0.CA.conv_du.0.weight";
    }

    @Override
    protected MprnetConfig read(StateDictShapes found) {
        int width = found.axis("shallow_feat1.0.weight", 0);
        return new MprnetConfig(
                width,
                found.axis("stage1_encoder.encoder_level2.0.body.0.weight", 0) - width,
                found.axis("stage3_orsnet.conv_enc1.weight", 0) - width,
                found.count("stage3_orsnet.orb1.body.", ".CA.conv_du.0.weight"),
                0);
    }
}
