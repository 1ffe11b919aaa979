package dsgformer.photo.file;

import dsgformer.io.WholeFile;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PhotoHeader;
import dsgformer.photo.ReadLimits;
import dsgformer.photo.UnreadablePhotoException;
import dsgformer.photo.UnwritablePhotoException;
import dsgformer.photo.codec.PatchedOutput;
import dsgformer.photo.codec.PhotoCodec;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.photo.metadata.Metadata;
import dsgformer.photo.metadata.MetadataCorrection;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads and writes photos in every supported format.
 *
 * <p>Reading applies the EXIF orientation to the pixels and corrects the metadata; previews of the unedited photo are
 * left out, and so is metadata too damaged to be carried, see {@link Photo#warnings}. It applies no color profile, no
 * gamma and no rounding. Palettes and samples of fewer than eight bits become eight bits; CMYK becomes RGB without its
 * profile. Of an animation the first frame is read, of a TIFF the largest picture.
 */
public final class PhotoFiles {

    /** How much of a file a {@link PhotoDecoder} sees to recognize it. */
    static final int FIRST_BYTES = 64;

    private PhotoFiles() {}

    /**
     * Reads a photo within {@link ReadLimits#DEFAULT}; the format is recognized from the bytes, not from the name.
     *
     * @throws UnreadablePhotoException if the file is no photo, damaged, or beyond the limits
     * @throws IOException if the file is missing or the disk fails
     */
    public static Photo read(Path path) throws IOException {
        return read(path, ReadLimits.DEFAULT);
    }

    /** As {@link #read(Path)}, within other limits. */
    public static Photo read(Path path, ReadLimits limits) throws IOException {
        return load(path, limits).photo();
    }

    /** As {@link #read(Path, ReadLimits)}, with what reading changed. */
    public static ReadPhoto load(Path path, ReadLimits limits) throws IOException {
        if (!Files.isRegularFile(path)) { // a pipe or a terminal is not seekable
            try (InputStream in = Files.newInputStream(path)) {
                return load(bytes(in, path.toString(), limits), path.toString(), limits);
            }
        }
        try (FileChannel file = FileChannel.open(path)) {
            return load(PhotoSource.of(file, path.toString(), limits));
        }
    }

    /** As {@link #load(Path, ReadLimits)}, of the bytes that {@link #bytes} gave. */
    public static ReadPhoto load(byte[] file, String name, ReadLimits limits) throws IOException {
        return load(PhotoSource.of(file, name, limits));
    }

    /**
     * All bytes of a stream, which is left open.
     *
     * @throws UnreadablePhotoException if there are more than the limits allow
     */
    public static byte[] bytes(InputStream in, String name, ReadLimits limits) throws IOException {
        try {
            return PhotoSource.of(in, name, limits).bytes();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** As {@link #read(Path)}; {@code name} is for messages. Reads the stream to its end and leaves it open. */
    public static Photo read(InputStream in, String name) throws IOException {
        return read(in, name, ReadLimits.DEFAULT);
    }

    /** As {@link #read(InputStream, String)}, within other limits. */
    public static Photo read(InputStream in, String name, ReadLimits limits) throws IOException {
        return load(bytes(in, name, limits), name, limits).photo();
    }

    private static ReadPhoto load(PhotoSource source) throws IOException {
        try {
            Optional<PhotoFormat> format = Codecs.find(source);
            Optional<PhotoDecoder> other = format.isPresent() ? Optional.empty() : Codecs.other(source);
            Photo decoded = other.isPresent()
                    ? other.get().decode(source.bytes(), source.name(), source.limits())
                    : Codecs.of(format.orElseGet(() -> Codecs.recognize(source)))
                            .decode(source);
            Photo stored = source.salvaged()
                    .map(warning -> decoded.withMetadata(decoded.metadata().withWarning(warning)))
                    .orElse(decoded);
            boolean turned = MetadataCorrection.orientation(stored.metadata()).orElse(1) != 1;
            return new ReadPhoto(Orientation.upright(stored), turned, !source.isSound(), other.isPresent());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * The header of a photo of a supported kind, whatever its size; damage behind the header shows only when the photo
     * is read. Empty for a pipe, which could not be read a second time.
     */
    public static Optional<PhotoHeader> header(Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(path)) {
            PhotoSource source = PhotoSource.ofHeader(file, path.toString());
            return Codecs.of(Codecs.recognize(source)).header(source);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /**
     * The format of a file by its first bytes, whatever its name; empty if they match none, and for a pipe, which could
     * not be read a second time.
     */
    public static Optional<PhotoFormat> format(Path path) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(path)) {
            return Optional.of(Codecs.recognize(PhotoSource.ofHeader(file, path.toString())));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /**
     * The files directly in {@code folder} with an extension of a supported format, sorted by name. Hidden files and
     * subfolders are ignored; no file is opened.
     *
     * @throws java.nio.file.NotDirectoryException if it is a file
     * @throws IOException if it cannot be listed
     */
    public static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> PhotoFormat.ofExtension(file).isPresent())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Writes the photo atomically, in the format of the extension, replacing what is there. Metadata and channels that
     * the format does not support are left out, see {@link PhotoFormat}, and samples are rounded.
     *
     * @throws IllegalArgumentException if the extension is of no supported format
     * @throws UnwritablePhotoException if the format cannot hold the photo
     */
    public static void write(Photo photo, Path path) throws IOException {
        write(photo, path, OutputFormats.require(path));
    }

    /** As {@link #write(Photo, Path)}, in this format whatever the extension. */
    public static void write(Photo photo, Path path, PhotoFormat format) throws IOException {
        WholeFile.write(path, channel -> write(photo, channel, format));
    }

    /**
     * As {@link #write(Photo, Path)} into a channel, from its position on, which has to be 0 for a TIFF; it is left
     * open.
     */
    public static void write(Photo photo, WritableByteChannel channel, PhotoFormat format) throws IOException {
        OutputStream out = channel instanceof SeekableByteChannel file
                ? new PatchedOutput(file)
                : new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        write(photo, out, format);
    }

    /** As {@link #write(Photo, Path)} into a stream, which is flushed and left open. */
    public static void write(Photo photo, OutputStream out, PhotoFormat format) throws IOException {
        format.requireHolds(photo.size());
        PhotoCodec codec = Codecs.of(format);
        codec.encode(photo.withMetadata(codec.fitted(photo)), out);
        out.flush();
    }

    /** The metadata of the photo that a file of this format holds. */
    public static Metadata kept(Photo photo, PhotoFormat format) {
        return Codecs.of(format).fitted(photo);
    }

    /**
     * What of the photo a file of this format does not hold, metadata and pixels, as messages for people; writing
     * leaves it out.
     *
     * @throws UnwritablePhotoException if the format cannot hold the photo
     */
    public static List<String> losses(Photo photo, PhotoFormat format) {
        format.requireHolds(photo.size());
        List<String> before = photo.metadata().warnings();
        List<String> after = Codecs.of(format).fitted(photo).warnings();
        return after.subList(before.size(), after.size());
    }
}
