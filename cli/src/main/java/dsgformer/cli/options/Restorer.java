package dsgformer.cli.options;

import dsgformer.eval.Restoration;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferencePlan;
import dsgformer.infer.ProgressListener;
import dsgformer.picture.Planes;
import java.util.concurrent.atomic.AtomicReference;

/** Restores pictures and returns the mode that was used; it differs from the planned one if memory ran out. */
public record Restorer(Deblurrer deblurrer, DeblurOptions options) {

    public Restoration restore(Planes blurred) {
        AtomicReference<InferencePlan> used = new AtomicReference<>();
        Planes restored = deblurrer.deblur(blurred, options, new ProgressListener() {
            @Override
            public void begins(InferencePlan plan) {
                used.set(plan);
            }

            @Override
            public void tileDone(int done, int total) {}
        });
        return new Restoration(restored, used.get().modeName());
    }
}
