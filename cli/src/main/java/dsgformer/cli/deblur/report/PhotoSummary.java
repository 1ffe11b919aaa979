package dsgformer.cli.deblur.report;

import dsgformer.batch.BatchEvent;
import dsgformer.infer.GuardDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The progress of one photo so far: blur, warnings, decisions of the guard. */
public final class PhotoSummary {

    private final List<GuardDecision> decisions = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private OptionalDouble blur = OptionalDouble.empty();
    private boolean sharp;

    /** The blur of the photo, by {@link dsgformer.infer.BlurEstimate}. */
    public OptionalDouble blur() {
        return blur;
    }

    /** Whether the photo was sharp and therefore left as it is. */
    public boolean sharp() {
        return sharp;
    }

    /** Decisions of the guard, in order. */
    public List<GuardDecision> decisions() {
        return decisions;
    }

    /** Number of tiles that were left as they were. */
    public long tilesLeft() {
        return decisions.stream().filter(GuardDecision::left).count();
    }

    /** Warnings for people. */
    public List<String> warnings() {
        return warnings;
    }

    void add(BatchEvent.Progress event) {
        if (event instanceof BatchEvent.Began began) {
            if (began.plan().limited()) {
                warnings.add(ConsoleReporter.limited(began.plan()));
            }
        } else if (event instanceof BatchEvent.Examined examined) {
            blur = examined.blur();
            sharp = examined.sharp();
        } else if (event instanceof BatchEvent.Warned warned) {
            warnings.add(warned.warning());
        } else if (event instanceof BatchEvent.SmallerTiles smaller) {
            decisions.clear(); // these tiles are done again
            warnings.add("memory ran out; done again with tiles of " + smaller.tile());
        } else if (event instanceof BatchEvent.Guarded guarded) {
            decisions.add(guarded.decision());
        }
    }
}
