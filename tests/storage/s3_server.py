# Lines of commands -> a store with S3's interface (moto) on the loopback interface, with the faults that a test asks for.
#
# The first line that comes out is: port, key and secret of who may do all, key and secret of who may only read. Requests must be
# signed by one of them. It ends when its input does. Commands, each answered by one line:
#   fail <method> <count> <status>   so many requests of the method get that status first
#   refuse <part>                    requests to write keys with that part get status 403; "-" ends it
#   slow <seconds>                   each request waits so long
#   elsewhere <region>               requests that are not signed for that region are told so; "-" ends it
#   fill <bucket> <prefix> <count>   makes objects <prefix>0, <prefix>1, ... that hold "n" and their number, in lines
#   temporary                        key, secret and session token of who may do all for a while
#   keys <bucket>                    all keys of the bucket, by spaces
#   uploads <bucket>                 the number of uploads that were begun and not ended
#   requests                         how many there were since the last time
import json
import logging
import sys
import threading
import time

from moto import settings
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3.models import s3_backends
from werkzeug.serving import WSGIRequestHandler, make_server

import boto3

logging.getLogger("werkzeug").setLevel(logging.ERROR)
WSGIRequestHandler.protocol_version = "HTTP/1.1"

faults = {"method": "", "count": 0, "status": 503, "refused": "-", "seconds": 0.0, "requests": 0, "region": "-"}
lock = threading.Lock()


def error(start_response, status, code, message):
    body = f"<Error><Code>{code}</Code><Message>{message}</Message></Error>".encode()
    start_response(f"{status} No", [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
    return [body]


class Faults:
    """The store, behind what can go wrong."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        with lock:
            faults["requests"] += 1
            fails = faults["count"] > 0 and method == faults["method"]
            faults["count"] -= fails
        time.sleep(faults["seconds"])
        if fails:
            return error(start_response, faults["status"], "SlowDown", "Please reduce your request rate.")
        # Nothing here is public, which moto does not know of.
        if "HTTP_AUTHORIZATION" not in environ:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            return error(start_response, 403, "AccessDenied", "Access Denied")
        if faults["region"] != "-" and f"/{faults['region']}/s3/" not in environ.get("HTTP_AUTHORIZATION", ""):
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            body = b"<Error><Code>PermanentRedirect</Code><Message>Another endpoint</Message></Error>"
            start_response("301 Moved", [("Content-Type", "application/xml"), ("Content-Length", str(len(body))),
                                         ("x-amz-bucket-region", faults["region"])])
            return [body]
        if method in ("PUT", "POST") and faults["refused"] != "-" and faults["refused"] in path:
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            return error(start_response, 403, "AccessDenied", "Access Denied")
        return self.app(environ, start_response)


temporary_keys = []


def temporary():
    return " ".join(temporary_keys)


def backend():
    return s3_backends["123456789012"]["aws"]


def answer(command):
    name, *words = command.split()
    with lock:
        if name == "fail":
            faults.update(method=words[0], count=int(words[1]), status=int(words[2]))
        elif name == "refuse":
            faults["refused"] = words[0]
        elif name == "slow":
            faults["seconds"] = float(words[0])
        elif name == "elsewhere":
            faults["region"] = words[0]
        elif name == "fill":
            for number in range(int(words[2])):
                backend().put_object(words[0], f"{words[1]}{number}", f"n\n{number}\n".encode())
        elif name == "temporary":
            return temporary()
        elif name == "keys":
            return " ".join(sorted(backend().buckets[words[0]].keys.keys()))
        elif name == "uploads":
            return str(len(backend().buckets[words[0]].multiparts))
        elif name == "requests":
            count, faults["requests"] = faults["requests"], 0
            return str(count)
        else:
            raise ValueError(command)
    return "ok"


def main():
    server = make_server("127.0.0.1", 0, Faults(DomainDispatcherApplication(create_backend_app)), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = dict(endpoint_url=f"http://127.0.0.1:{server.port}", region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")
    iam, s3 = boto3.client("iam", **at), boto3.client("s3", **at)
    keys = []
    for user, actions in (("writer", "s3:*"), ("reader", ["s3:GetObject", "s3:ListBucket"])):
        policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}]}
        iam.create_user(UserName=user)
        iam.put_user_policy(UserName=user, PolicyName=user, PolicyDocument=json.dumps(policy))
        made = iam.create_access_key(UserName=user)["AccessKey"]
        keys += [made["AccessKeyId"], made["SecretAccessKey"]]
    may_all = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
    role = iam.create_role(RoleName="guest", AssumeRolePolicyDocument=json.dumps(may_all))["Role"]
    iam.put_role_policy(RoleName="guest", PolicyName="guest", PolicyDocument=json.dumps(may_all))
    given = boto3.client("sts", **at).assume_role(RoleArn=role["Arn"], RoleSessionName="guest")["Credentials"]
    temporary_keys.extend([given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"]])
    for bucket in ("data", "far"):
        s3.create_bucket(Bucket=bucket)
    # From here on signatures are checked.
    settings.INITIAL_NO_AUTH_ACTION_COUNT = 0
    print(server.port, *keys, flush=True)
    for command in sys.stdin:
        print(answer(command), flush=True)


main()
