package dsgformer.cli.data;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.ExitCode;
import dsgformer.data.CropPair;
import dsgformer.data.crops.ContactSheet;
import dsgformer.io.Folders;
import dsgformer.io.PartFile;
import dsgformer.photo.Normalization;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.PhotoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes pairs to {@code blur} and {@code sharp}, and a contact sheet if one is asked for. */
final class PairFiles {

    private static final int ON_SHEET = 24;

    private final Path folder;
    private final Path sheetFile;
    private final ContactSheet sheet = new ContactSheet(ON_SHEET);
    private int count;

    /**
     * A folder in which there are no pairs yet; it is made with the first one.
     *
     * @param sheet the PNG file of the contact sheet, or null
     */
    PairFiles(Path folder, Path sheet) throws IOException {
        this.folder = folder;
        this.sheetFile = sheet;
        requireFree(folder.resolve("blur"));
        requireFree(folder.resolve("sharp"));
    }

    /** Refuses a folder with pictures: two sets in one folder could not be told apart. */
    private static void requireFree(Path folder) throws IOException {
        if (Files.isDirectory(folder) && !PhotoFiles.list(folder).isEmpty()) {
            throw new CommandException(
                    ExitCode.OUTPUT_EXISTS, "there are pictures in " + folder + " already; choose another --out");
        }
    }

    /** Writes a pair of PNG files of that name: both or neither. */
    void write(String name, CropPair pair) throws IOException {
        Path blurred = Folders.create(folder.resolve("blur")).resolve(name + ".png");
        Path sharp = Folders.create(folder.resolve("sharp")).resolve(name + ".png");
        try (PartFile one = PartFile.beside(blurred);
                PartFile other = PartFile.beside(sharp)) {
            PhotoFiles.write(Normalization.toPhoto(pair.blurred()), one.channel(), PhotoFormat.PNG);
            PhotoFiles.write(Normalization.toPhoto(pair.sharp()), other.channel(), PhotoFormat.PNG);
            one.replace();
            complete(other, blurred);
        } catch (IOException e) {
            throw PartFile.named(blurred, e);
        }
        sheet.add(pair);
        count++;
    }

    /** Moves the second half to its place; if that fails, deletes the first. */
    private static void complete(PartFile other, Path one) throws IOException {
        try {
            other.replace();
        } catch (IOException e) {
            Files.delete(one);
            throw e;
        }
    }

    int count() {
        return count;
    }

    /** Writes the sheet if one was asked for and there are pairs. */
    void finish() throws IOException {
        if (sheetFile != null && count > 0) {
            Path parent = sheetFile.toAbsolutePath().getParent();
            if (parent != null) {
                Folders.create(parent);
            }
            PhotoFiles.write(sheet.photo(), sheetFile);
        }
    }
}
