"""Tables that are brought to the desk, and those that it gives away."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from r2p.desk.models import ImportJob
from r2p.desk.tables.registry import kinds


def address(model, act, *args):
    """Of a page of the desk on which the table of a model is brought and taken away."""
    opts = kinds[model._meta.label_lower].admin_model._meta
    query = f"?table={model._meta.label_lower}" if act in ("import", "import_template") else ""
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{act}", args=args) + query


def as_csv(*rows):
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def bring(client, model, content, name="table.csv"):
    """Bring a table: the job where there is one, else what is said about the file."""
    file = SimpleUploadedFile(name, content)
    response = client.post(address(model, "import"), {"file": file})
    if response.status_code == 200:
        return response.context["form"].errors["file"]
    return ImportJob.objects.latest("pk")


def bring_in(client, model, *rows):
    """Bring a table and confirm it: the job afterwards."""
    job = bring(client, model, as_csv(*rows))
    client.post(address(model, "import_job", job.pk))
    job.refresh_from_db()
    return job


def errors(job):
    return [
        (one["number"], one["column"], one["value"], one["sentences"])
        for one in job.outcome["errors"]
    ]


def taken(client, model, reader, **query):
    """The rows of an exported table, as {column: text}."""
    response = client.post(
        f"{address(model, 'export')}?{'&'.join(f'{k}={v}' for k, v in query.items())}",
        {"reader": reader, "format": "csv", "table": model._meta.label_lower},
    )
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
