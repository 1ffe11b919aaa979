package dsgformer.model;

import dsgformer.nn.Layer;
import dsgformer.nn.Parameters;
import dsgformer.nn.Scored;
import dsgformer.tensor.Gradients;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.weights.StateDict;
import java.util.ArrayList;
import java.util.List;

/**
 * Statistics of the attention of one block on a picture: whether top-k selects anything, and whether ReLU² alone would.
 *
 * @param positive the share of similarities Q·Kᵀ / α above 0, which ReLU² lets through
 * @param kept for each ratio kₙ, the share of the ReLU² mass that T_kₙ keeps; 1 means that the selection has no effect
 * @param added the block's share in its output, |Y − X| / |X|
 */
public record ScoreStatistics(double positive, List<Double> kept, double added) {

    /**
     * The statistics of every block, in forward order.
     *
     * @param pictures [n, 3, side, side], row-major, in [0, 1]
     */
    public static List<ScoreStatistics> of(Scored scored, StateDict weights, float[] pictures, int side) {
        List<ScoreStatistics> statistics = new ArrayList<>();
        try (Parameters parameters = Parameters.of(weights)) {
            Layer network = scored.network(
                    parameters.root(), (similarity, ratios, x, y) -> statistics.add(of(similarity, ratios, x, y)));
            Gradients.off(() -> Scope.compute(
                    () -> network.forward(Tensors.of(pictures, pictures.length / (3L * side * side), 3, side, side))));
        }
        return List.copyOf(statistics);
    }

    private static ScoreStatistics of(Tensor similarity, List<Double> ratios, Tensor x, Tensor y) {
        Tensor zero = similarity.mul(0);
        Tensor mass = similarity.relu().square();
        double all = mass.sum().item();
        double positive = 1 - zero.atLeast(similarity).mean().item();
        List<Double> kept = ratios.stream()
                .map(ratio -> mass.mul(new TopK(ratio).mask(similarity)).sum().item() / all)
                .toList();
        double added =
                Math.sqrt(y.sub(x).square().sum().item() / x.square().sum().item());
        return new ScoreStatistics(positive, kept, added);
    }
}
