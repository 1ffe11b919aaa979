package dsgformer.cli.deblur;

import dsgformer.batch.OnExists;
import dsgformer.batch.plan.Backups;
import dsgformer.batch.plan.InvalidPlanException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for replacing photos by their results. */
final class InPlaceOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--in-place",
            description = "Replace the photos by their results; --backup says where the originals go. Photos whose"
                    + " original is there already are left alone, unless --on-exists says otherwise.")
    private boolean inPlace;

    @Option(
            names = "--backup",
            paramLabel = "SUFFIX|DIR",
            description = "With --in-place: keep originals beside the photos, with a suffix such as .orig after their"
                    + " names, or in a folder such as originals/, in the same tree.")
    private String backup;

    /**
     * Where originals go, if photos are to be replaced.
     *
     * @param output the value of {@code -o}, or null
     * @throws ParameterException if other options do not fit
     */
    Optional<Backups> backups(String output, BatchOptions batch, OutputOptions outputs) {
        if (!inPlace) {
            if (backup != null) {
                throw wrong("--backup needs --in-place; without it, photos are not replaced");
            }
            return Optional.empty();
        }
        if (backup == null) {
            throw wrong(
                    "--in-place replaces photos; say where the originals go: --backup .orig, or --backup originals/");
        }
        if (output != null || batch.template().isPresent() || outputs.format().isPresent()) {
            throw wrong("--in-place writes to the photos' own names and formats; leave out -o, --name and --format");
        }
        if (batch.onExists() == OnExists.NEWER) {
            throw wrong("--on-exists newer does not go with --in-place, where results are newer than their originals");
        }
        try {
            return Optional.of(Backups.parse(backup));
        } catch (InvalidPlanException e) {
            throw new ParameterException(spec.commandLine(), "--backup: " + e.getMessage(), e);
        }
    }

    boolean isAsked() {
        return inPlace;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
