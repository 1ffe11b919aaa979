package dsgformer.peers.mbtaylorformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the paths: each is a deformable convolution of the one before, with a larger receptive field. [n, c, h, w] →
 * [n, paths · c, h, w].
 */
final class PatchEmbedding implements Layer {

    private final List<Layer> steps = new ArrayList<>();

    PatchEmbedding(ParameterPath path, int paths) {
        for (int p = 0; p < paths; p++) {
            ParameterPath step = path.at("patch_embeds").at(p).at("patch_conv");
            DeformableConvolution deformable = new DeformableConvolution(step);
            Convolution pointwise = Convolution.dense(step.at("pwconv"));
            steps.add(x ->
                    Scope.keep(() -> pointwise.forward(deformable.forward(x)).hardswish()));
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        List<Tensor> paths = new ArrayList<>();
        Tensor before = x;
        for (Layer step : steps) {
            before = step.forward(before);
            paths.add(before);
        }
        return Tensor.cat(paths, 1);
    }
}
