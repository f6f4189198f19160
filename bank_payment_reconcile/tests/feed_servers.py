"""A bank's web server and its SFTP server on 127.0.0.1, for the tests of feeds."""

import datetime
import ipaddress
import logging
import os
import socket
import ssl
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

try:
    import paramiko
except ImportError:
    paramiko = None

# The bank is in the feed's process: what it thinks of a connection that the feed
# broke off must not stand in Odoo's log.
BANK_LOG = logging.getLogger("odoo.addons.bank_payment_reconcile.test_sftp")
BANK_LOG.disabled = True


class Answer:
    """What the web server answers to one request."""

    def __init__(self, body=b"", status=200, headers=(), **trouble):
        self.body = body
        self.status = status
        self.headers = dict(headers)
        #: Seconds before each byte, bytes after which it hangs up, no length told.
        self.pause = trouble.get("pause", 0)
        self.cut_after = trouble.get("cut_after")
        self.chunked = trouble.get("chunked", False)
        self.without_length = trouble.get("without_length", False)

    def send(self, handler):
        handler.send_response(self.status)
        headers = {"Content-Type": "application/octet-stream", **self.headers}
        if self.chunked:
            headers["Transfer-Encoding"] = "chunked"
        elif not self.without_length:
            headers["Content-Length"] = str(len(self.body))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        body = self.body[: self.cut_after]
        if self.chunked:
            body = b"%x\r\n%s\r\n" % (len(self.body), body)
            body += b"" if self.cut_after else b"0\r\n\r\n"
        if self.pause:
            for at in range(len(body)):
                time.sleep(self.pause)
                handler.wfile.write(body[at : at + 1])
        else:
            handler.wfile.write(body)
        handler.close_connection = True


class WebBank:
    """Answers in turn, the last answer again and again; notes what it was asked."""

    def __init__(self, certificate=None):
        self.answers = []
        self.requests = []
        self.bodies = []
        #: After a file was sent to it, before it answers.
        self.hangs_up = False
        bank = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                bank.requests.append((self.path, dict(self.headers)))
                answers = bank.answers
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
                try:
                    answer.send(self)
                except OSError:
                    # The feed had enough.
                    self.close_connection = True

            def do_POST(self):
                length = int(self.headers["Content-Length"])
                bank.bodies.append(self.rfile.read(length))
                if bank.hangs_up:
                    self.close_connection = True
                else:
                    self.do_GET()

            def log_message(self, *args):
                """Says nothing on the console."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                """A client that hangs up is what some tests are about."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(
                self.server.socket, server_side=True
            )
            self.scheme = "https"
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def address(self, path="/statements.ofx", host="127.0.0.1"):
        return f"{self.scheme}://{host}:{self.port}{path}"

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def create_certificate(directory, *names):
    """A certificate that vouches for itself.

    :return: (path of certificate and key, the certificate as PEM text)
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nordbank test")])
    now = datetime.datetime.now(datetime.timezone.utc)
    alternatives = [
        x509.IPAddress(ipaddress.ip_address(each))
        if each[0].isdigit()
        else x509.DNSName(each)
        for each in names
    ]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    path = os.path.join(directory, "server.pem")
    with open(path, "wb") as file:
        file.write(pem)
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    return path, pem.decode()


class SftpBank:
    """An SFTP server over a temporary directory, for one user."""

    def __init__(self, password="open sesame"):
        self.root = tempfile.mkdtemp(prefix="bank_sftp_")
        self.password = password
        self.user_key = None
        self.host_key = paramiko.ECDSAKey.generate()
        self.logins = []
        self.reads = []
        self.pause = 0
        #: Files keep the names under which they were written.
        self.refuses_names = False
        self.transports = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def put(self, name, data, age=3600):
        """Put a file there, written so many seconds ago."""
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
        then = time.time() - age
        os.utime(path, (then, then))

    def stop(self):
        # Whoever waits for a connection waits no more.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for transport in self.transports:
            transport.close()

    def _serve(self):
        while True:
            try:
                sock, _address = self.listener.accept()
            except OSError:
                return
            transport = paramiko.Transport(sock)
            transport.set_log_channel(BANK_LOG.name)
            transport.add_server_key(self.host_key)
            transport.set_subsystem_handler(
                "sftp", paramiko.SFTPServer, _create_files(self)
            )
            self.transports.append(transport)
            try:
                transport.start_server(server=_create_users(self))
            except (paramiko.SSHException, EOFError, OSError):
                # The feed did not like the key.
                transport.close()


def _create_users(bank):
    class Users(paramiko.ServerInterface):
        def get_allowed_auths(self, username):
            return "password,publickey"

        def check_auth_password(self, username, password):
            bank.logins.append((username, password))
            return (
                paramiko.AUTH_SUCCESSFUL
                if (username, password) == ("odoo", bank.password)
                else paramiko.AUTH_FAILED
            )

        def check_auth_publickey(self, username, key):
            return (
                paramiko.AUTH_SUCCESSFUL
                if bank.user_key and key.asbytes() == bank.user_key.asbytes()
                else paramiko.AUTH_FAILED
            )

        def check_channel_request(self, kind, chanid):
            return paramiko.OPEN_SUCCEEDED

    return Users()


def _open_as_asked(bank, handle, path, flags):
    if flags & os.O_CREAT:
        number = os.open(path, flags | os.O_WRONLY, 0o644)
        handle.writefile = os.fdopen(number, "wb")
    else:
        bank.reads.append(path)
        handle.readfile = open(path, "rb")


def _create_files(bank):
    class Handle(paramiko.SFTPHandle):
        def stat(self):
            file = getattr(self, "readfile", None) or self.writefile
            return paramiko.SFTPAttributes.from_stat(os.fstat(file.fileno()))

        def read(self, offset, length):
            time.sleep(bank.pause)
            return super().read(offset, length)

    class Files(paramiko.SFTPServerInterface):
        def _path(self, path):
            return bank.root + self.canonicalize(path)

        def _do(self, function, *paths):
            try:
                function(*map(self._path, paths))
            except OSError as error:
                return paramiko.SFTPServer.convert_errno(error.errno)
            return paramiko.SFTP_OK

        def list_folder(self, path):
            folder = self._path(path)
            try:
                names = os.listdir(folder)
            except OSError as error:
                return paramiko.SFTPServer.convert_errno(error.errno)
            return [
                paramiko.SFTPAttributes.from_stat(
                    os.lstat(os.path.join(folder, name)), name
                )
                for name in names
            ]

        def lstat(self, path):
            try:
                return paramiko.SFTPAttributes.from_stat(os.lstat(self._path(path)))
            except OSError as error:
                return paramiko.SFTPServer.convert_errno(error.errno)

        stat = lstat

        def open(self, path, flags, attr):
            handle = Handle(flags)
            try:
                _open_as_asked(bank, handle, self._path(path), flags)
            except OSError as error:
                return paramiko.SFTPServer.convert_errno(error.errno)
            return handle

        def remove(self, path):
            return self._do(os.unlink, path)

        def rename(self, oldpath, newpath):
            if bank.refuses_names:
                return paramiko.SFTP_FAILURE
            return self._do(os.rename, oldpath, newpath)

        def mkdir(self, path, attr):
            return self._do(os.mkdir, path)

    return Files
