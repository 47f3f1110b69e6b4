"""Quantiles of the normal, Student's t and the Poisson distribution, as limits need them."""

from __future__ import annotations

from statistics import NormalDist

# scipy.special is imported inside the functions: it takes longer to load than most tables take to compute.


def normal_deviate(confidence: float) -> float:
    """z with ``confidence`` of the normal distribution between -z and z (0.95: 1.96)."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def t_deviate(confidence: float, degrees: float) -> float:
    """t with ``confidence`` of Student's distribution between -t and t, for ``degrees`` of freedom (> 0)."""
    from scipy.special import stdtrit

    return float(-stdtrit(degrees, (1 - confidence) / 2))


def poisson_lower(events: float, confidence: float) -> float:
    """The mean at which ``events`` or more have probability (1 - confidence) / 2; 0 for no events.

    Equals half the chi-squared quantile with 2 x events degrees of freedom (Garwood 1936).
    """
    from scipy.special import gammaincinv

    return float(gammaincinv(events, (1 - confidence) / 2)) if events > 0 else 0.0


def poisson_upper(events: float, confidence: float) -> float:
    """The mean at which ``events`` or fewer have probability (1 - confidence) / 2.

    Equals half the chi-squared quantile with 2 x events + 2 degrees of freedom (Garwood 1936).
    """
    from scipy.special import gammainccinv

    return float(gammainccinv(events + 1, (1 - confidence) / 2))
