package dsgformer.cli.run;

/**
 * The JDK's Vector API, module {@code jdk.incubator.vector}. The option {@code --add-modules} would print a warning on
 * standard error at every start. Instead this calls the internal method by which the JDK loads modules later; the
 * manifest of the command exports its package.
 */
public final class VectorApi {

    static final String MODULE = "jdk.incubator.vector";

    private VectorApi() {}

    /**
     * Loads the module unless it was added.
     *
     * @return whether it is available; without it the command still runs, and engines report that it is missing
     */
    public static boolean load() {
        if (isAvailable()) {
            return true;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, MODULE);
            return isAvailable();
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Looks for a class, since the boot layer does not list modules that were loaded later. */
    static boolean isAvailable() {
        try {
            Class.forName(MODULE + ".FloatVector", /* initialize= */ false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
