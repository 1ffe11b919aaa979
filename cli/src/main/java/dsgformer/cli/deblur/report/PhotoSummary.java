package dsgformer.cli.deblur.report;

import dsgformer.batch.BatchEvent;
import dsgformer.infer.GuardDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What happened to one photo so far. */
public final class PhotoSummary {

    private final List<GuardDecision> decisions = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private OptionalDouble blur = OptionalDouble.empty();
    private boolean sharp;

    /** How blurred it was, as {@link dsgformer.infer.BlurEstimate} has it. */
    public OptionalDouble blur() {
        return blur;
    }

    /** Whether it was left as it is, being sharp. */
    public boolean sharp() {
        return sharp;
    }

    /** What the guard did about tiles, in order. */
    public List<GuardDecision> decisions() {
        return decisions;
    }

    /** How many tiles were left as they were. */
    public long tilesLeft() {
        return decisions.stream().filter(GuardDecision::left).count();
    }

    /** For people. */
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
            decisions.clear(); // they were of tiles that are done anew
            warnings.add("memory ran out; done anew with tiles of " + smaller.tile());
        } else if (event instanceof BatchEvent.Guarded guarded) {
            decisions.add(guarded.decision());
        }
    }
}
