package dsgformer.peers.mbtaylorformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Selective kernel fusion: a share of each path per channel, by a softmax computed from the mean of their sum. */
final class PathFusion implements Layer {

    private final int paths;
    private final ParameterPath path;

    PathFusion(int paths, ParameterPath path) {
        this.paths = paths;
        this.path = path;
    }

    /** [n, paths · c, h, w] → [n, c, h, w]. */
    @Override
    public Tensor forward(Tensor x) {
        List<Tensor> features = x.chunk(paths, 1);
        ParameterPath narrow = path.at("conv_du");
        Tensor z = Convolution.dense(narrow.at(0))
                .forward(Tensor.sum(features).pixelMean())
                .leakyRelu(narrow.at(1).get("weight"));
        List<Tensor> logits = new ArrayList<>();
        for (int p = 0; p < paths; p++) {
            logits.add(Convolution.dense(path.at("fcs").at(p)).forward(z));
        }
        Tensor shares = Tensor.cat(logits, 3).softmax();
        List<Tensor> weighted = new ArrayList<>();
        for (int p = 0; p < paths; p++) {
            weighted.add(features.get(p).mul(shares.narrow(3, p, 1)));
        }
        return Tensor.sum(weighted);
    }
}
