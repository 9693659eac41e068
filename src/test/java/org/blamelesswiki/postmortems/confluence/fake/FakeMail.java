package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.mail.Email;
import com.atlassian.mail.MailException;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.mail.server.SMTPMailServer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The wiki's mail server: there or not, in order or not. */
public final class FakeMail implements MailServerManager {

  private final BlockingQueue<Email> sent = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private volatile boolean configured = true;
  private final Semaphore asked = new Semaphore(0);
  private volatile String refused = "";

  /** Whether an admin has configured a server. */
  public void configured(boolean isThere) {
    configured = isThere;
  }

  /** The server refuses mails of that subject. */
  public void refuse(String subject) {
    refused = subject;
  }

  /** Waits until the server was asked for so often, ten seconds at most. */
  public void awaitAsked(int times) throws InterruptedException {
    if (!asked.tryAcquire(times, 10, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody asked for the mail server");
    }
  }

  @Override
  public SMTPMailServer getDefaultSMTPMailServer() {
    threads.add(Thread.currentThread());
    SMTPMailServer server = configured ? this::send : null;
    asked.release();
    return server;
  }

  private void send(Email email) throws MailException {
    if (email.getSubject().equals(refused)) {
      throw new MailException("550 no such user " + email.getTo() + ": " + email.getBody());
    }
    sent.add(email);
  }

  /** The next mail; null if none is sent within ten seconds. */
  public Email next() throws InterruptedException {
    return sent.poll(10, TimeUnit.SECONDS);
  }

  /** The threads that asked for the server. */
  public List<Thread> threads() {
    return threads;
  }
}
