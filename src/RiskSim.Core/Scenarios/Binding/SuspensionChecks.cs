using RiskSim.Scenarios.Documents;

namespace RiskSim.Scenarios.Binding;

/// <summary>A suspension of which nobody reported the end must be able to last until the data date.</summary>
internal static class SuspensionChecks
{
    public static void Check(Inputs inputs, BindingContext context)
    {
        foreach (var suspension in inputs.Suspensions)
        {
            if (suspension.Resumed is not null || HasFlownSince(inputs, suspension.FamilyId, suspension.Suspended)) continue;
            if (CanLast(suspension.StandDownDays, suspension.Suspended, context.DataDate)) continue;
            var path = $"families.{suspension.FamilyId}.stand_down";
            context.Error(
                DocumentPlaces.Of(context.Root, path), suspension.StandDownDays.Expression,
                $"the suspension of {suspension.FamilyId} since {suspension.Suspended:yyyy-MM-dd} cannot last until the data date {context.DataDate:yyyy-MM-dd}, yet nobody reported its end",
                "Add 'resumed: DATE', or a stand_down that can last longer.");
        }

        foreach (var mission in inputs.Missions)
        {
            if (mission is not { HasFailed: true, Launched: { } launched, Family: { } family, Failure: { } failure }) continue;
            if (inputs.Suspensions.Any(s => s.FamilyId == family && s.Suspended >= launched) || HasFlownSince(inputs, family, launched)) continue;
            if (CanLast(failure.StandDownDays, launched, context.DataDate)) continue;
            context.Error(
                DocumentPlaces.Of(context.Root, $"missions.{mission.Id}.outcome"), "failure",
                $"the stand-down of {family} after {mission.Id} failed on {launched:yyyy-MM-dd} cannot last until the data date {context.DataDate:yyyy-MM-dd}, yet nobody reported its end",
                $"Add 'families: {{ {family}: {{ suspended: {launched:yyyy-MM-dd}, resumed: DATE }} }}'.");
        }
    }

    private static bool CanLast(Distributions.Distribution standDown, DateOnly from, DateOnly until) =>
        standDown.Survival(until.DayNumber - from.DayNumber) > 0;

    private static bool HasFlownSince(Inputs inputs, string family, DateOnly date) =>
        inputs.Missions.Any(m => m.Family == family && m.Launched > date);
}
