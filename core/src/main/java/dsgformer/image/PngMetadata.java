package dsgformer.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/** iCCP, eXIf, the iTXt of XMP, and the small chunks about color: a PNG's metadata, unwrapped and wrapped again. */
final class PngMetadata {

    private static final byte[] ICC_NAME = "ICC profile\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] XMP_KEYWORD = "XML:com.adobe.xmp\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MOST_INFLATED_BYTES = 1 << 24;

    private PngMetadata() {}

    static Metadata read(PhotoSource source, List<PngChunk> chunks) {
        Metadata metadata = Metadata.NONE.withPng(chunks.stream()
                .filter(PngProperty::keeps)
                .map(chunk -> new PngProperty(chunk.type(), source.copy(chunk.offset(), chunk.length())))
                .toList());
        for (PngChunk chunk : chunks) {
            if (chunk.is("iCCP")) {
                metadata = metadata.withIcc(profile(source, chunk));
            } else if (chunk.is("eXIf")) {
                metadata = metadata.withExif(source.copy(chunk.offset(), chunk.length()));
            } else if (chunk.is("iTXt") && source.hasAt(chunk.offset(), XMP_KEYWORD)) {
                metadata = metadata.withXmp(text(source, chunk));
            }
        }
        return metadata;
    }

    static void write(Metadata metadata, OutputStream out) throws IOException {
        for (PngProperty property : metadata.png()) {
            PngChunk.write(out, property.type(), property.data());
        }
        Optional<byte[]> icc = metadata.icc();
        if (icc.isPresent()) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.write(ICC_NAME);
            try (OutputStream deflated = new DeflaterOutputStream(data)) {
                deflated.write(icc.get());
            }
            PngChunk.write(out, "iCCP", data.toByteArray());
        }
        Optional<byte[]> exif = metadata.exif();
        if (exif.isPresent()) {
            PngChunk.write(out, "eXIf", exif.get());
        }
        Optional<byte[]> xmp = metadata.xmp();
        if (xmp.isPresent()) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.write(XMP_KEYWORD);
            data.write(new byte[4]); // not compressed, method 0, no language, no translated keyword
            data.write(xmp.get());
            PngChunk.write(out, "iTXt", data.toByteArray());
        }
    }

    /** Name, 0, method 0, deflated profile. */
    private static byte[] profile(PhotoSource source, PngChunk chunk) {
        long end = chunk.offset() + chunk.length();
        return inflate(source, chunk, Math.min(end, afterZero(source, chunk, chunk.offset()) + 1));
    }

    /** Keyword, 0, compressed?, method 0, language, 0, translated keyword, 0, text. */
    private static byte[] text(PhotoSource source, PngChunk chunk) {
        long flag = chunk.offset() + XMP_KEYWORD.length;
        long text = afterZero(source, chunk, afterZero(source, chunk, flag + 2));
        return source.u8(flag) == 1
                ? inflate(source, chunk, text)
                : source.copy(text, (int) (chunk.offset() + chunk.length() - text));
    }

    private static long afterZero(PhotoSource source, PngChunk chunk, long from) {
        for (long at = from; at < chunk.offset() + chunk.length(); at++) {
            if (source.u8(at) == 0) {
                return at + 1;
            }
        }
        throw source.unreadable("it is damaged: " + chunk + " ends early");
    }

    private static byte[] inflate(PhotoSource source, PngChunk chunk, long from) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(source.copy(from, (int) (chunk.offset() + chunk.length() - from)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if ((count == 0 && !inflater.finished()) || out.size() + count > MOST_INFLATED_BYTES) {
                    throw source.unreadable("it is damaged: " + chunk + " ends early or unpacks to more than 16 MiB");
                }
                out.write(buffer, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw source.unreadable("it is damaged: " + chunk + " cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
