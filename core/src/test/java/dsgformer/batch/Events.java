package dsgformer.batch;

import dsgformer.image.Size;
import dsgformer.infer.InferencePlan;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener hears. */
final class Events implements BatchListener {

    final List<String> all = new ArrayList<>();

    @Override
    public void began(Job job, Size size, InferencePlan plan) {
        all.add("began " + name(job));
    }

    @Override
    public void tileDone(Job job, int done, int total) {
        all.add("tile " + name(job));
    }

    @Override
    public void finished(Job job, Size size, InferencePlan plan, long ms) {
        all.add("finished " + name(job));
    }

    @Override
    public void skipped(Job job, SkipReason reason) {
        all.add("skipped " + name(job) + " " + reason);
    }

    @Override
    public void failed(Job job, Throwable failure) {
        all.add("failed " + name(job));
    }

    /** How photos ended. */
    List<String> ends() {
        return all.stream()
                .filter(event -> !event.startsWith("began") && !event.startsWith("tile"))
                .toList();
    }

    private static String name(Job job) {
        return job.source().getFileName().toString();
    }
}
