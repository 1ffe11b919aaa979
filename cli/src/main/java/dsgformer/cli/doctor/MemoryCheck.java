package dsgformer.cli.doctor;

import dsgformer.cli.run.HumanNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's memory, what a container leaves of it, and the Java heap. */
final class MemoryCheck implements Check {

    /** A photo of 24 megapixels takes 330 MB with the bundled model: docs/decisions/0010. */
    private static final long ENOUGH = 512L << 20;

    @Override
    public String topic() {
        return "memory";
    }

    @Override
    public List<Finding> look(Machine machine) {
        List<Finding> findings = new ArrayList<>();
        Optional<Long> physical = machine.memoryInfo("MemTotal");
        Optional<Long> free = machine.memoryInfo("MemAvailable");
        physical.ifPresent(total -> findings.add(amount(total, free)));
        Optional<Long> limit = containerLimit(machine).filter(most -> most < physical.orElse(Long.MAX_VALUE));
        limit.ifPresent(most -> findings.add(container(most)));
        findings.add(heap(machine, limit.or(() -> physical)));
        return findings;
    }

    private Finding amount(long total, Optional<Long> free) {
        String text = HumanNumbers.gibibytes(total)
                + free.map(bytes -> ", " + HumanNumbers.gibibytes(bytes) + " of it free")
                        .orElse("");
        return free.filter(bytes -> bytes < ENOUGH).isPresent()
                ? Finding.warning(
                        topic(),
                        text + "; a large photo takes about 0.5 GiB",
                        "close other programs, or deblur with --max-memory 300m")
                : Finding.ok(topic(), text);
    }

    private Finding container(long most) {
        String text = "a container or control group allows " + HumanNumbers.gibibytes(most);
        return most < ENOUGH
                ? Finding.warning(
                        topic(), text + "; a large photo takes about 0.5 GiB", "allow more (docker run --memory 1g)")
                : Finding.ok(topic(), text);
    }

    private Finding heap(Machine machine, Optional<Long> total) {
        String text = "the Java heap may grow to " + HumanNumbers.gibibytes(machine.heap());
        if (machine.heap() < ENOUGH / 2) {
            return Finding.warning(
                    topic(),
                    text + ", too little for large photos",
                    "raise --max-memory (or DSGFORMER_MAX_MEMORY), or set DSGFORMER_JAVA_OPTS=-Xmx1g");
        }
        if (total.filter(bytes -> machine.heap() > bytes).isPresent()) {
            return Finding.warning(
                    topic(),
                    text
                            + ", more than the machine has: the system may kill the process before Java reports that memory ran out",
                    "lower -Xmx, or leave it out and use --max-memory");
        }
        return Finding.ok(topic(), text + " (--max-memory for less, DSGFORMER_JAVA_OPTS=-Xmx8g for more)");
    }

    /** The limit of the control group, of either version of Linux's interface. */
    private static Optional<Long> containerLimit(Machine machine) {
        return Stream.of("sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes")
                .map(machine::systemFile)
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,18}")) // "max" and numbers beyond all machines are no limit
                .map(Long::parseLong)
                .findFirst();
    }
}
