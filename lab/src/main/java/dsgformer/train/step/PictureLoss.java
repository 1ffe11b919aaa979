package dsgformer.train.step;

import dsgformer.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean |Ŝ − S|, summed over all pictures that a network restores; smaller ones are compared with S subsampled to every
 * second pixel.
 */
final class PictureLoss {

    private PictureLoss() {}

    static Tensor of(List<Tensor> restored, Tensor sharp) {
        List<Tensor> parts = new ArrayList<>();
        for (Tensor picture : restored) {
            Tensor target = sharp;
            while (target.shape().h() > picture.shape().h()) {
                target = target.everySecondPixel();
            }
            parts.add(picture.sub(target).abs().mean());
        }
        return Tensor.sum(parts);
    }
}
