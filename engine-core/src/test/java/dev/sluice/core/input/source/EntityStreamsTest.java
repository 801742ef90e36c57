package dev.sluice.core.input.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.core.input.InputSource;
import dev.sluice.core.input.InputSplit;
import io.airlift.compress.snappy.SnappyFramedOutputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class EntityStreamsTest {
  private static final String TEXT = "some text\n".repeat(20_000);

  @TempDir Path folder;

  private interface Packer {
    OutputStream pack(OutputStream out) throws IOException;
  }

  @Test
  void filesAreDecompressedByTheirSuffix() throws IOException {
    check("plain.txt", out -> out);
    check("a.gz", GZIPOutputStream::new);
    check("a.bz2", BZip2CompressorOutputStream::new);
    check("a.XZ", out -> new XZOutputStream(out, new LZMA2Options(1)));
    check("a.zst", ZstdOutputStream::new);
    check("a.sz", SnappyFramedOutputStream::new);
    check(
        "a.zip",
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.putNextEntry(new ZipEntry("inner"));
          return zip;
        });
  }

  @Test
  void gzipFilesMayHaveSeveralMembers() throws IOException {
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write(pack(GZIPOutputStream::new));
    two.write(pack(GZIPOutputStream::new));
    Path file = Files.write(folder.resolve("two.gz"), two.toByteArray());
    assertThat(read(file)).isEqualTo(TEXT + TEXT);
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.gz"), "no gzip");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[" + file + "] is no valid [.gz] file");
  }

  @Test
  void documentsAreFetched() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String expected =
        "Basic " + Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.UTF_8));
    byte[] packed = pack(GZIPOutputStream::new);
    server.createContext(
        "/",
        exchange -> {
          boolean allowed = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = allowed ? packed : new byte[0];
          exchange.sendResponseHeaders(allowed ? 200 : 401, allowed ? body.length : -1);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x.gz?v=1");
      Object password = Map.of("type", "default", "password", "p");
      assertThat(fetch(new InputSource.Http(List.of(uri), "u", password, null), uri))
          .isEqualTo(TEXT);
      assertThat(fetch(new InputSource.Http(List.of(uri), "u", "p", null), uri)).isEqualTo(TEXT);
      assertThatThrownBy(() -> fetch(new InputSource.Http(List.of(uri), null, null, null), uri))
          .isInstanceOf(IOException.class)
          .hasMessage("Cannot fetch [" + uri + "]: the server answers status [401]");
      Object unset = Map.of("type", "environment", "variable", "NO_SUCH_VARIABLE");
      assertThatThrownBy(() -> fetch(new InputSource.Http(List.of(uri), "u", unset, null), uri))
          .hasMessageContaining("[NO_SUCH_VARIABLE]");
    } finally {
      server.stop(0);
    }
  }

  private static String fetch(InputSource source, URI uri) throws IOException {
    try (InputStream in =
        EntityStreams.open(source, new InputSplit(uri.toString(), 0, 0, -1, 0), 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void check(String name, Packer packer) throws IOException {
    Path file = Files.write(folder.resolve(name), pack(packer));
    assertThat(read(file)).as(name).isEqualTo(TEXT);
  }

  private static byte[] pack(Packer packer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packer.pack(bytes)) {
      out.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String read(Path file) throws IOException {
    InputSource source = new InputSource.Local(null, null, List.of(file.toString()));
    try (InputStream in =
        EntityStreams.open(source, new InputSplit(file.toString(), 0, 0, -1, 1), 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
