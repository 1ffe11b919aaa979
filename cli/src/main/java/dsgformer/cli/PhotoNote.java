package dsgformer.cli;

import dsgformer.batch.BatchListener;
import dsgformer.batch.Job;
import dsgformer.image.Size;
import dsgformer.infer.GuardDecision;
import dsgformer.infer.InferencePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What was heard of one photo so far. */
final class PhotoNote implements BatchListener {

    private final List<GuardDecision> decisions = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private OptionalDouble blur = OptionalDouble.empty();
    private boolean sharp;

    /** How blurred it was, as {@link dsgformer.infer.BlurEstimate} has it. */
    OptionalDouble blur() {
        return blur;
    }

    /** Whether it was left as it is, being sharp. */
    boolean sharp() {
        return sharp;
    }

    /** What the guard did about tiles, in order. */
    List<GuardDecision> decisions() {
        return decisions;
    }

    /** How many tiles were left as they were. */
    long tilesLeft() {
        return decisions.stream().filter(GuardDecision::left).count();
    }

    /** For people. */
    List<String> warnings() {
        return warnings;
    }

    @Override
    public void began(Job job, Size size, InferencePlan plan) {
        if (plan.limited()) {
            warnings.add(PeopleReport.limited(plan));
        }
    }

    @Override
    public void examined(Job job, OptionalDouble estimate, boolean leftAsItIs) {
        blur = estimate;
        sharp = leftAsItIs;
    }

    @Override
    public void warned(Job job, String warning) {
        warnings.add(warning);
    }

    @Override
    public void smallerTiles(Job job, Size tile) {
        decisions.clear(); // they were of tiles that are done anew
        warnings.add("memory ran out; done anew with tiles of " + tile);
    }

    @Override
    public void guarded(Job job, GuardDecision decision) {
        decisions.add(decision);
    }
}
