package dsgformer.train;

import dsgformer.model.ScoreStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Several who hear the same, one after another. */
record Listeners(List<TrainingListener> all) implements TrainingListener {

    @Override
    public void report(Report report) {
        all.forEach(each -> each.report(report));
    }

    @Override
    public void validated(long step, Map<String, Double> psnr) {
        all.forEach(each -> each.validated(step, psnr));
    }

    @Override
    public void pictures(long step, List<Shown> pictures) {
        all.forEach(each -> each.pictures(step, pictures));
    }

    @Override
    public void scores(long step, List<ScoreStatistics> blocks) {
        all.forEach(each -> each.scores(step, blocks));
    }

    @Override
    public void saved(Path checkpoint) {
        all.forEach(each -> each.saved(checkpoint));
    }

    /** All hear of the end, though one may fail: each has files of its own to close. */
    @Override
    public void ended() {
        RuntimeException failure = null;
        for (TrainingListener each : all) {
            try {
                each.ended();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
