package dsgformer.cli.run;

import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts another JVM like this one: same Java, same options, same class path. The class path goes by the environment, since ONNX
 * Runtime 1.29 recurses over the letters of its process's command line until the stack overflows, at some 4,000.
 */
public final class JavaCommand {

    private static final String VECTOR = "jdk.incubator.vector";

    private JavaCommand() {}

    /** Runs a main class with its arguments; not started yet. */
    public static ProcessBuilder ofThisProcess(List<String> mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        boolean vectorHere = ModuleLayer.boot().findModule(VECTOR).isPresent();
        if (!vectorHere && ModuleFinder.ofSystem().find(VECTOR).isPresent()) { // the launcher adds it, an IDE may not
            command.add("--add-modules=" + VECTOR);
        }
        command.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }
}
