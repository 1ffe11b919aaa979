package dsgformer.cli.doctor;

import dsgformer.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many processors there are, and how wide the vectors are that the engine computes on. */
final class ProcessorCheck implements Check {

    private static final Pattern BITS = Pattern.compile("([0-9]+) bits");

    private final String kernels;
    private final boolean vectorModule;

    ProcessorCheck() {
        this(Kernels.fastest().name(), Kernels.onVectors());
    }

    /** @param kernels the name of the kernels that the engine uses */
    ProcessorCheck(String kernels, boolean vectorModule) {
        this.kernels = kernels;
        this.vectorModule = vectorModule;
    }

    @Override
    public String topic() {
        return "processor";
    }

    @Override
    public List<Finding> look(Machine machine) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(count(machine));
        findings.add(vectors(machine));
        if (machine.isMac() && machine.nativePlatform().endsWith("x86_64")) {
            Optional<String> translated = machine.program("sysctl").isPresent()
                    ? machine.output(machine.program("sysctl").get(), "-n", "sysctl.proc_translated")
                    : Optional.empty();
            if (translated.filter("1"::equals).isPresent()) {
                findings.add(Finding.warning(
                        topic(),
                        "this Java was made for Intel and is translated while it runs, which costs half of the speed or more",
                        "install a JDK for Apple silicon (aarch64)"));
            }
        }
        return findings;
    }

    private Finding count(Machine machine) {
        long present = cpuInfo(machine, "processor").size();
        String name = cpuInfo(machine, "model name").stream()
                .findFirst()
                .map(model -> " of " + model)
                .orElse("");
        String text = machine.processors() + (present > machine.processors() ? " of " + present : "") + name;
        if (present <= machine.processors()) {
            return Finding.ok(topic(), text);
        }
        boolean told = machine.jvmOption("-XX:ActiveProcessorCount=").isPresent();
        return Finding.note(
                topic(),
                text + ": a " + (told ? "JVM option" : "container or the scheduler") + " allows no more",
                told
                        ? "start without -XX:ActiveProcessorCount"
                        : "give the container more (docker run --cpus), or change taskset");
    }

    private Finding vectors(Machine machine) {
        if (!vectorModule) {
            return Finding.warning(
                    topic(),
                    "this Java has no module jdk.incubator.vector: the engine computes one number at a time, some twenty"
                            + " times slower",
                    "start with a full JDK, or with " + Kernels.OPTION + "; meanwhile --engine torch is faster");
        }
        Matcher bits = BITS.matcher(kernels);
        if (!bits.find()) {
            return Finding.warning(
                    topic(),
                    "vectors here have less than 128 bits, so the engine computes one number at a time, some twenty times"
                            + " slower",
                    "start without -XX:MaxVectorSize and without -XX:UseSSE below 2; on processors without vectors nothing"
                            + " helps");
        }
        int width = Integer.parseInt(bits.group(1));
        int widest = widest(machine);
        if (width < widest) {
            return Finding.note(
                    topic(),
                    "the JVM uses vectors of " + width + " bits, the processor has " + widest,
                    "try DSGFORMER_JAVA_OPTS=" + (widest == 512 ? "-XX:UseAVX=3" : "-XX:UseAVX=2")
                            + " and measure with 'dsgformer bench'; the JVM may have a reason");
        }
        return Finding.ok(topic(), "the engine in Java computes on " + kernels.replace("vector", "vectors"));
    }

    /** The widest vectors of the processor in bits, by its flags; 0 if unknown. */
    private static int widest(Machine machine) {
        List<String> flags = cpuInfo(machine, "flags").stream()
                .limit(1)
                .flatMap(line -> Pattern.compile("\\s+").splitAsStream(line))
                .toList();
        // the engine, as the JVM, needs all of these for 512 bits
        if (flags.containsAll(List.of("avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd"))) {
            return 512;
        }
        return flags.contains("avx2") ? 256 : 0;
    }

    private static List<String> cpuInfo(Machine machine, String key) {
        return machine.systemFile("proc/cpuinfo")
                .map(text -> text.lines()
                        .filter(line -> line.matches(Pattern.quote(key) + "\\s*:.*"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .toList())
                .orElse(List.of());
    }
}
