package dev.sluice.core.input.source;

import dev.sluice.core.input.HttpPassword;
import dev.sluice.core.input.InputSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A document that is fetched while it is read. */
final class HttpEntity {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  private HttpEntity() {}

  static InputStream open(InputSource.Http source, URI uri) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpResponse<InputStream> response;
    try {
      response = client.send(request(source, uri), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while [" + uri + "] was fetched");
    } catch (IOException e) {
      throw new IOException("Cannot fetch [" + uri + "]: " + e, e);
    }
    if (response.statusCode() != 200) {
      response.body().close();
      throw new IOException(
          "Cannot fetch [" + uri + "]: the server answers status [" + response.statusCode() + "]");
    }
    return new Body(response.body(), client);
  }

  private static HttpRequest request(InputSource.Http source, URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
    String user = source.httpAuthenticationUsername();
    String password = HttpPassword.resolve(source.httpAuthenticationPassword());
    if (user != null && password != null) {
      byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
    return request.build();
  }

  /** Keeps the client reachable for as long as its answer is read. */
  private static final class Body extends FilterInputStream {
    @SuppressWarnings("UnusedVariable") // a client that is collected breaks off its transfers
    private final HttpClient client;

    Body(InputStream in, HttpClient client) {
      super(in);
      this.client = client;
    }
  }
}
