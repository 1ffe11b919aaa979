package dsgformer.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest; {@code development} when run from class folders. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"dsgformer " + product(), "Java " + Runtime.version() + ", " + platform()};
    }

    static String product() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
