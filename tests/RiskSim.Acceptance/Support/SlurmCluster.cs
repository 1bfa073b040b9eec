using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace RiskSim.Acceptance.Support;

/// <summary>A real Slurm with two nodes on this machine, with its own keys, ports and folder; taken down afterwards.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private static readonly string[] Programs = ["munged", "slurmctld", "slurmd", "sbatch"];

    private readonly Workplace _place;
    private readonly List<Process> _daemons = [];

    private SlurmCluster(Workplace place) => _place = place;

    private string Configuration => _place.PathOf("slurm.conf");

    /// <summary>Skips the test where there is no Slurm, unless the environment says that there has to be one.</summary>
    public static SlurmCluster Start()
    {
        var lacks = Programs.Where(p => !IsOnPath(p)).ToList();
        if (!Environment.IsPrivilegedProcess) lacks.Add("root");
        if (Environment.GetEnvironmentVariable("RISKSIM_NEEDS_SLURM") is null)
            Assert.SkipWhen(lacks.Count > 0, $"a cluster on this machine needs {string.Join(", ", lacks)} (Debian: slurm-wlm, munge)");
        Assert.True(lacks.Count == 0, $"no {string.Join(", ", lacks)}");
        var cluster = new SlurmCluster(new Workplace());
        try
        {
            cluster.StartDaemons();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command of the shell as on a machine of the cluster.</summary>
    public ProgramRun Run(string directory, string command) =>
        ProgramRun.RunFile("bash", directory, "-c", $"export SLURM_CONF='{Configuration}'; risksim() {{ '{Repository.Program}' \"$@\"; }}\n{command}");

    /// <summary>Until no job waits or runs.</summary>
    public void WaitForJobs() => WaitFor("squeue -h", jobs => jobs.Length == 0);

    public void Dispose()
    {
        // The controller last but for the keys, so that nothing is started anew.
        foreach (var daemon in Enumerable.Reverse(_daemons))
        {
            if (!daemon.HasExited) daemon.Kill(entireProcessTree: true);
            daemon.WaitForExit();
            daemon.Dispose();
        }

        _place.Dispose();
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, program)));

    private void StartDaemons()
    {
        var host = Dns.GetHostName().Split('.')[0];
        foreach (var folder in new[] { "state", "spool/n1", "spool/n2" }) Directory.CreateDirectory(_place.PathOf(folder));
        var key = _place.PathOf("munge.key");
        using (var make = Run(_place.Root, $"umask 077; head -c 128 /dev/urandom > '{key}'")) Assert.True(make.ExitCode == 0, make.All);
        var ports = FreePorts(3);
        File.WriteAllText(Configuration, $"""
            ClusterName=test
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={ports[0]}
            AuthType=auth/munge
            AuthInfo=socket={_place.PathOf("munge.socket")}
            SlurmUser=root
            SlurmdUser=root
            StateSaveLocation={_place.PathOf("state")}
            SlurmdSpoolDir={_place.PathOf("spool")}/%n
            SlurmctldPidFile={_place.PathOf("slurmctld.pid")}
            SlurmdPidFile={_place.Root}/%n.pid
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            ReturnToService=2
            MailProg=/bin/true
            NodeName=n[1-2] NodeHostname={host} NodeAddr=127.0.0.1 Port=[{ports[1]}-{ports[2]}] CPUs=1
            PartitionName=main Nodes=n[1-2] Default=YES State=UP

            """);
        StartDaemon("munged", "--foreground", "--force", $"--key-file={key}", $"--socket={_place.PathOf("munge.socket")}", $"--pid-file={_place.PathOf("munged.pid")}",
            $"--log-file={_place.PathOf("munged.log")}", $"--seed-file={_place.PathOf("munged.seed")}");
        WaitFor($"munge -n -S '{_place.PathOf("munge.socket")}' | unmunge -S '{_place.PathOf("munge.socket")}' > /dev/null && echo yes", text => text == "yes");
        StartDaemon("slurmctld", "-D", "-f", Configuration, "-L", _place.PathOf("slurmctld.log"));
        foreach (var node in new[] { "n1", "n2" }) StartDaemon("slurmd", "-D", "-f", Configuration, "-N", node, "-L", _place.PathOf(node + ".log"));
        WaitFor("sinfo -h -o '%T %D'", text => text == "idle 2");
    }

    private void StartDaemon(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["SLURM_CONF"] = Configuration } };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var daemon = Process.Start(start)!;
        // Read, so that it is never kept waiting; what is worth knowing is in its log.
        daemon.OutputDataReceived += (_, _) => { };
        daemon.ErrorDataReceived += (_, _) => { };
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        _daemons.Add(daemon);
    }

    private void WaitFor(string command, Func<string, bool> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            using var run = Run(_place.Root, command);
            if (run.ExitCode == 0 && isSo(run.Output.Trim())) return;
            Assert.True(clock.Elapsed < ProgramRun.Patience, $"{command}\n{run.All}\n{Logs()}");
            Thread.Sleep(200);
        }
    }

    private string Logs() => string.Join('\n', Directory.GetFiles(_place.Root, "*.log").Select(f => $"{f}\n{File.ReadAllText(f)}"));

    /// <summary>Consecutive ones, as the configuration has them.</summary>
    private static int[] FreePorts(int count)
    {
        for (var first = 21_000 + Environment.ProcessId % 500 * count; ; first += count)
        {
            int[] ports = [.. Enumerable.Range(first, count)];
            if (ports.All(IsFree)) return ports;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
