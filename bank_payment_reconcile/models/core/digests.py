"""Digests: for which time and which companies their figures are asked."""


def get_kpi_scope(digests):
    """What a figure of a digest is to be counted over.

    Relies on `digest.digest._get_kpi_compute_parameters`
    (addons/digest/models/digest.py): the time stands in the context.

    :return: (start, end, companies): two texts in UTC, the end is not in it; False for
        both where nobody asked for a time. The companies of the digests, and that of
        the reader where one of them has none.
    """
    return digests._get_kpi_compute_parameters()
