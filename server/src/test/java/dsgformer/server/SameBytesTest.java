package dsgformer.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.cli.Main;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.Verbosity;
import dsgformer.io.Sha256;
import dsgformer.photo.BitDepth;
import dsgformer.photo.Photo;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.PixelKind;
import dsgformer.photo.metadata.Metadata;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The server's photos are those of {@code dsgformer deblur}, to the byte. */
class SameBytesTest {

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.in(folder.resolve("data"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "TIFF", "BMP", "WEBP"})
    void everyFormatIsTheCommandsToTheByte(PhotoFormat format) throws Exception {
        byte[] photo = TestPhotos.encoded(TestPhotos.photo(96, 70, PixelKind.RGB, 1), format);
        assertSame(photo, format, format, "", List.of());
    }

    @Test
    void sixteenBitsGreyAndAlphaToo() throws Exception {
        for (PixelKind kind :
                List.of(PixelKind.RGB.withDepth(BitDepth.SIXTEEN), PixelKind.GREY, PixelKind.RGB.withAlpha())) {
            byte[] photo = TestPhotos.encoded(TestPhotos.photo(64, 80, kind, 2), PhotoFormat.PNG);
            assertSame(photo, PhotoFormat.PNG, PhotoFormat.PNG, "", List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "strength=0.5, --strength 0.5, JPEG",
        "strength=0, --strength 0, JPEG",
        "strength=1.5&inference=full, --strength 1.5 --inference full, JPEG",
        "inference=tlc, --inference tlc, JPEG",
        "format=png, -f png, PNG",
        "format=tif&metadata=no-gps, -f tif --metadata no-gps, TIFF",
        "quality=60&metadata=strip, --quality 60 --metadata strip, JPEG",
        "format=webp&quality=100, -f webp --quality 100, WEBP",
        "model=tiny, -n tiny, JPEG"
    })
    void everyOptionMeansWhatItMeansToTheCommand(String query, String options, PhotoFormat target) throws Exception {
        byte[] photo = TestPhotos.encoded(turned(), PhotoFormat.JPEG);
        assertSame(photo, PhotoFormat.JPEG, target, query, List.of(options.split(" ", -1)));
    }

    @Test
    void theReportSaysWhatTheCommandSays() throws Exception {
        HttpResponse<byte[]> answer =
                server.post("/v1/deblur?name=turned.jpg", TestPhotos.encoded(turned(), PhotoFormat.JPEG));
        JsonNode report = new JsonMapper()
                .readTree(answer.headers().firstValue("Dsgformer-Report").orElseThrow());
        assertThat(report.path("width").asInt()).isEqualTo(60); // upright
        assertThat(report.path("height").asInt()).isEqualTo(90);
        assertThat(report.path("metadata")).extracting(JsonNode::asText).contains("EXIF");
        assertThat(report.path("engine").asText()).isEqualTo("vector");
        assertThat(report.path("sha256").asText())
                .isEqualTo(new Sha256().update(ByteBuffer.wrap(answer.body())).hex());
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("turned_deblurred.jpg");
    }

    /** A JPEG with EXIF that says that it lies on its side. */
    private static Photo turned() {
        byte[] exif = ByteBuffer.allocate(26)
                .put(new byte[] {'M', 'M'})
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .array();
        return TestPhotos.photo(90, 60, PixelKind.RGB, 3).withMetadata(Metadata.NONE.withExif(exif));
    }

    private static void assertSame(
            byte[] photo, PhotoFormat format, PhotoFormat target, String query, List<String> options) throws Exception {
        Path in = Files.write(folder.resolve("in." + format.extensions().get(0)), photo);
        Path out = folder.resolve("out." + target.extensions().get(0));
        List<String> command = new ArrayList<>(List.of("deblur", in.toString(), "-o", out.toString(), "-q"));
        command.addAll(List.of("--on-exists", "overwrite"));
        command.addAll(options);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new Console(
                        new ByteArrayInputStream(new byte[0]),
                        new ByteArrayOutputStream(),
                        err,
                        false,
                        Verbosity.NORMAL),
                command.toArray(String[]::new));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();

        HttpResponse<byte[]> direct = server.post("/v1/deblur?" + query, photo);
        assertThat(direct.statusCode()).as(TestServer.text(direct)).isEqualTo(200);
        assertThat(direct.body()).isEqualTo(Files.readAllBytes(out));

        String id = server.ended(server.post("/v1/jobs?" + query, new Form().file("a.x", photo)))
                .path("id")
                .asText();
        assertThat(server.get("/v1/jobs/" + id + "/files/0/result").body()).isEqualTo(Files.readAllBytes(out));
        assertThat(server.get("/v1/jobs/" + id + "/files/0/input").body()).isEqualTo(photo);
    }
}
