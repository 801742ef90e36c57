package dev.sluice.core.context;

/** A parameter whose value cannot be used; the text names key, value and what was expected. */
public final class ContextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ContextException(String message) {
    super(message);
  }
}
