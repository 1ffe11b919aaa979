package dsgformer.weights.published;

import dsgformer.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Fetches published weights into the cache: attempt by attempt and address by address, each going on where the last one
 * was cut. The file gets its name once its length and checksum are right; until then it is {@code .FILE.part}.
 */
public final class Fetch {

    private static final int BUFFER_BYTES = 1 << 16;

    private final WeightsCache cache;
    private final Patience patience;
    private final Function<URI, Proxy> proxies;

    public Fetch(WeightsCache cache) {
        this(cache, Patience.USUAL, new EnvironmentProxies(System.getenv())::of);
    }

    Fetch(WeightsCache cache, Patience patience, Function<URI, Proxy> proxies) {
        this.cache = cache;
        this.patience = patience;
        this.proxies = proxies;
    }

    /** Hears how far a fetch is. */
    public interface Progress {

        /** So many bytes are there, of the file's length if it is known. */
        void received(long bytes, OptionalLong total);

        /** An attempt failed; another one follows. */
        default void failed(String reason) {}
    }

    /**
     * Fetches weights, or finds them in the cache with the right checksum.
     *
     * @throws FetchException if they cannot be had from any of their addresses
     * @throws IOException if the cache cannot be written
     */
    public WeightsCache.Fetched run(PublishedWeights weights, Progress progress) throws IOException {
        Optional<CacheNote> note = CacheNote.read(cache.folder(), weights.name());
        Optional<String> expected = weights.sha256().or(() -> note.map(CacheNote::sha256));
        Optional<WeightsCache.Fetched> present = cache.find(weights.name());
        if (present.isPresent() && isWhole(present.get(), expected)) {
            return present.get();
        }
        if (weights.addresses().isEmpty()) {
            throw new FetchException("fetching " + weights.name() + ": no direct address is known (" + weights.source()
                    + "); get " + weights.file() + " with a browser and name the file with -n");
        }
        Files.createDirectories(cache.folder());
        Path part = cache.folder().resolve("." + weights.file() + ".part");
        try (FileChannel channel = FileChannel.open(
                        part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = locked(channel, weights)) {
            if (expected.isEmpty()) {
                channel.truncate(0); // nothing would tell whether what is there belongs to the file
            }
            URI from = received(weights, expected, channel, progress);
            String sha256 = Sha256.of(channel);
            channel.force(true);
            Path file = cache.folder().resolve(weights.file());
            new CacheNote(weights.name(), weights.file(), from.toString(), channel.size(), sha256, weights.licence())
                    .write(cache.folder());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return cache.find(weights.name()).orElseThrow();
    }

    private static boolean isWhole(WeightsCache.Fetched present, Optional<String> expected) throws IOException {
        return expected.isEmpty() || expected.get().equals(Sha256.of(present.file()));
    }

    private FileLock locked(FileChannel part, PublishedWeights weights) throws IOException {
        try {
            FileLock lock = part.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process has it
        }
        throw new FetchException("fetching " + weights.name() + ": another process is fetching it; wait for that one");
    }

    /** The address that the whole file came from. */
    private URI received(PublishedWeights weights, Optional<String> expected, FileChannel part, Progress progress)
            throws IOException {
        FetchException last = null;
        for (URI address : weights.addresses()) {
            if (last != null) {
                progress.failed(last.getMessage());
            }
            boolean resumed = part.size() > 0;
            try {
                receive(address, weights, part, progress);
                if (resumed && expected.isPresent() && !expected.get().equals(Sha256.of(part))) {
                    progress.failed("what was there from an earlier attempt does not fit; starting anew");
                    part.truncate(0);
                    receive(address, weights, part, progress);
                }
                requireChecksum(address, weights, expected, part);
                return address;
            } catch (FetchException e) {
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
            }
        }
        throw last;
    }

    private void requireChecksum(URI address, PublishedWeights weights, Optional<String> expected, FileChannel part)
            throws IOException {
        String found = Sha256.of(part);
        if (expected.isPresent() && !expected.get().equals(found)) {
            part.truncate(0);
            throw new FetchException("fetching " + weights.name() + " from " + address + ": its bytes are not those "
                    + (weights.sha256().isPresent() ? "that were published" : "that were fetched the first time")
                    + " (SHA-256 " + found + ", expected " + expected.get() + "); nothing was kept");
        }
    }

    /** Attempts until the part is as long as the file. */
    private void receive(URI address, PublishedWeights weights, FileChannel part, Progress progress)
            throws IOException {
        int fruitless = 0;
        while (true) {
            long before = part.size();
            String reason;
            try {
                if (attempt(address, weights, part, progress)) {
                    return;
                }
                reason = address + ": the connection was cut after " + part.size() + " bytes";
            } catch (FetchException | FileSystemException e) {
                throw e;
            } catch (EnvironmentProxies.InvalidProxyException e) {
                throw new FetchException("fetching " + weights.name() + ": " + e.getMessage(), e);
            } catch (DiskException e) {
                part.truncate(0);
                throw new FetchException(
                        "fetching " + weights.name() + ": " + cache.folder() + " cannot be written ("
                                + e.getCause().getMessage() + "); nothing was kept",
                        e);
            } catch (Transfer.RangeRefusedException e) {
                part.truncate(0);
                reason = e.getMessage();
            } catch (IOException e) {
                reason = inWords(address, e);
            }
            fruitless = part.size() > before ? 0 : fruitless + 1;
            if (fruitless >= patience.attempts()) {
                throw new FetchException("fetching " + weights.name() + ", " + fruitless + " attempts in a row: "
                        + reason + "; try again later, it goes on where it was");
            }
            progress.failed(reason);
            pause(fruitless);
        }
    }

    private String inWords(URI address, IOException e) {
        if (e instanceof UnknownHostException) {
            return address + ": the host " + e.getMessage() + " is not known here; is this computer online?";
        }
        if (e instanceof SocketTimeoutException) {
            return address + ": nothing came for " + patience.read().toSeconds() + " s";
        }
        String message = String.valueOf(e.getMessage());
        return message.contains(address.toString()) ? message : address + ": " + message;
    }

    /** One connection; whether the part is whole after it. */
    private boolean attempt(URI address, PublishedWeights weights, FileChannel part, Progress progress)
            throws IOException {
        if (weights.bytes().isPresent() && part.size() == weights.bytes().getAsLong()) {
            return true;
        }
        try (Transfer transfer = Transfer.open(address, part.size(), patience, proxies)) {
            OptionalLong total = total(address, weights, transfer);
            part.truncate(transfer.from());
            requireSpace(weights, total, part);
            copy(address, transfer.body(), total, part, progress);
            return total.isEmpty() || part.size() == total.getAsLong();
        }
    }

    private static OptionalLong total(URI address, PublishedWeights weights, Transfer transfer) throws FetchException {
        if (weights.sha256().isEmpty() && transfer.type().startsWith("text/html")) {
            throw new FetchException(
                    address + " is a web page, not a file of weights; use the address of the file" + " itself");
        }
        if (weights.bytes().isPresent()
                && transfer.total().isPresent()
                && transfer.total().getAsLong() != weights.bytes().getAsLong()) {
            throw new FetchException(String.format(
                    Locale.ROOT,
                    "fetching %s from %s: the file there has %,d bytes, that which was published %,d",
                    weights.name(),
                    address,
                    transfer.total().getAsLong(),
                    weights.bytes().getAsLong()));
        }
        return weights.bytes().isPresent() ? weights.bytes() : transfer.total();
    }

    private void requireSpace(PublishedWeights weights, OptionalLong total, FileChannel part) throws IOException {
        long room = Files.getFileStore(cache.folder()).getUsableSpace();
        if (total.isPresent() && total.getAsLong() - part.size() > room) {
            throw new FetchException(String.format(
                    Locale.ROOT,
                    "fetching %s: it has %,d bytes, and %s has room for %,d",
                    weights.name(),
                    total.getAsLong(),
                    cache.folder(),
                    room));
        }
    }

    /** The disk refused, which no further attempt mends. */
    private static final class DiskException extends IOException {

        private static final long serialVersionUID = 1;

        DiskException(IOException cause) {
            super(cause);
        }
    }

    private static void copy(URI address, InputStream body, OptionalLong total, FileChannel part, Progress progress)
            throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        part.position(part.size());
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (total.isPresent() && part.size() + count > total.getAsLong()) {
                part.truncate(0);
                throw new FetchException(address + ": the server sends more than the " + total.getAsLong()
                        + " bytes that the file has; nothing was kept");
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    part.write(bytes);
                }
            } catch (IOException e) {
                throw new DiskException(e);
            }
            progress.received(part.size(), total);
        }
    }

    private void pause(int fruitless) throws IOException {
        try {
            Thread.sleep(patience.pause().toMillis() << Math.min(Math.max(0, fruitless - 1), 5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException("fetching was interrupted; the same command goes on where it was", e);
        }
    }
}
