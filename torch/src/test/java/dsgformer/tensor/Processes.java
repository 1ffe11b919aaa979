package dsgformer.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Members of a group as threads of this process: to Gloo, which speaks TCP, that makes no difference. */
public final class Processes {

    private static final long PATIENCE_SECONDS = 120;

    private Processes() {}

    /** What a member does. */
    public interface Work<T> {
        T of(ProcessGroup group) throws Exception;
    }

    /** What {@code size} members make of it, the leader's result first. */
    public static <T> List<T> all(int size, Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            CompletableFuture<Integer> port = new CompletableFuture<>();
            List<Future<T>> members = new ArrayList<>();
            for (int rank = 0; rank < size; rank++) {
                int number = rank;
                members.add(threads.submit(() -> {
                    try (ProcessGroup group = number == 0
                            ? ProcessGroup.lead(new Rendezvous("127.0.0.1", 0, 0, size), port::complete)
                            : ProcessGroup.join(new Rendezvous("127.0.0.1", port.get(), number, size))) {
                        return work.of(group);
                    }
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> member : members) {
                results.add(result(member));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> member) throws InterruptedException, TimeoutException {
        try {
            return member.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
